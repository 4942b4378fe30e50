/** How many differences there are, from time to time. */
@NullMarked
package dev.trunkline.bridge.drift.scheduler;

import org.jspecify.annotations.NullMarked;
