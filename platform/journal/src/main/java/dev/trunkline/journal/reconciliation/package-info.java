/** Finding, through a provider's own records, what its events never told us. */
@NullMarked
package dev.trunkline.journal.reconciliation;

import org.jspecify.annotations.NullMarked;
