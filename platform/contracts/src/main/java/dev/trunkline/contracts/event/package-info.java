/** The event envelope: CloudEvents 1.0 in Kafka binary mode. */
@NullMarked
package dev.trunkline.contracts.event;

import org.jspecify.annotations.NullMarked;
