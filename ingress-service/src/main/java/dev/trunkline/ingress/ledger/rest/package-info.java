/** What operators call. */
@NullMarked
package dev.trunkline.ingress.ledger.rest;

import org.jspecify.annotations.NullMarked;
