/** Kafka in: what agents said to other instances. */
@NullMarked
package dev.trunkline.messaging.inbox.kafka;

import org.jspecify.annotations.NullMarked;
