/** Ordered, durable, replayable work: lanes, steps, outbox. */
@NullMarked
package dev.trunkline.journal;

import org.jspecify.annotations.NullMarked;
