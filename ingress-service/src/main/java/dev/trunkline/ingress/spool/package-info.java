/** A durable queue on the local disk: what Kafka cannot take now waits here. Plain Java. */
@NullMarked
package dev.trunkline.ingress.spool;

import org.jspecify.annotations.NullMarked;
