/** Retention by the clock. */
@NullMarked
package dev.trunkline.messaging.erasure.scheduler;

import org.jspecify.annotations.NullMarked;
