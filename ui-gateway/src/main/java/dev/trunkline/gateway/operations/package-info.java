/** The operators' part of the API: every service's journal, the ledger over all, reconciliation. */
@NullMarked
package dev.trunkline.gateway.operations;

import org.jspecify.annotations.NullMarked;
