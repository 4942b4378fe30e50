/** Event Streams: sinks, subscriptions, delivery. */
@NullMarked
package dev.trunkline.simulator.eventstreams;

import org.jspecify.annotations.NullMarked;
