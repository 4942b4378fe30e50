/** Looks at what is set at Twilio by a durable timer. */
@NullMarked
package dev.trunkline.wiring.scheduler;

import org.jspecify.annotations.NullMarked;
