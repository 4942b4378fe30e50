/** Starts as journal entries, one at a time for a number and a customer. */
@NullMarked
package dev.trunkline.messaging.tasks.journal;

import org.jspecify.annotations.NullMarked;
