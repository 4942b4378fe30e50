/** Media fetched by durable timers. */
@NullMarked
package dev.trunkline.messaging.media.scheduler;

import org.jspecify.annotations.NullMarked;
