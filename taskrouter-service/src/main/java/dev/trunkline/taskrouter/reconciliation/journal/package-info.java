/** Missed events as journal entries. */
@NullMarked
package dev.trunkline.taskrouter.reconciliation.journal;

import org.jspecify.annotations.NullMarked;
