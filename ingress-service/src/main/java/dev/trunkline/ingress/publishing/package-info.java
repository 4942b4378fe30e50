/** Puts events on Kafka, or into the spool while Kafka is away, and never loses one it has accepted. */
@NullMarked
package dev.trunkline.ingress.publishing;

import org.jspecify.annotations.NullMarked;
