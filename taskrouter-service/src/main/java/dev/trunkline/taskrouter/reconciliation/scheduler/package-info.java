/** Sweeps by a timer. */
@NullMarked
package dev.trunkline.taskrouter.reconciliation.scheduler;

import org.jspecify.annotations.NullMarked;
