/** Which Kafka records become entries of the journal. */
@NullMarked
package dev.trunkline.taskrouter.intake;

import org.jspecify.annotations.NullMarked;
