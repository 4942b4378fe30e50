/** Missed messages as journal entries. */
@NullMarked
package dev.trunkline.messaging.reconciliation.journal;

import org.jspecify.annotations.NullMarked;
