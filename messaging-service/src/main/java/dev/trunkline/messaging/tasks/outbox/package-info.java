/** What became of starts, for browsers. */
@NullMarked
package dev.trunkline.messaging.tasks.outbox;

import org.jspecify.annotations.NullMarked;
