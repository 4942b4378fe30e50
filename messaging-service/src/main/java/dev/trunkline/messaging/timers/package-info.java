/** Durable timers that need no order, for all features. */
@NullMarked
package dev.trunkline.messaging.timers;

import org.jspecify.annotations.NullMarked;
