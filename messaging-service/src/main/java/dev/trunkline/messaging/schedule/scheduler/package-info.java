/** The timers of scheduled messages. */
@NullMarked
package dev.trunkline.messaging.schedule.scheduler;

import org.jspecify.annotations.NullMarked;
