/** Which Kafka records become journal entries, and in which lane. */
@NullMarked
package dev.trunkline.messaging.intake;

import org.jspecify.annotations.NullMarked;
