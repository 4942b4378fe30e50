/** Sweeps from time to time. */
@NullMarked
package dev.trunkline.bridge.sync.scheduler;

import org.jspecify.annotations.NullMarked;
