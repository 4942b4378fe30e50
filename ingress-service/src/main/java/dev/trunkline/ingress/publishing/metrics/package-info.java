/** Gauges and counters of spool and publishing. */
@NullMarked
package dev.trunkline.ingress.publishing.metrics;

import org.jspecify.annotations.NullMarked;
