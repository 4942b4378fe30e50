/** Which Kafka records become entries of the journal. */
@NullMarked
package dev.trunkline.bridge.intake;

import org.jspecify.annotations.NullMarked;
