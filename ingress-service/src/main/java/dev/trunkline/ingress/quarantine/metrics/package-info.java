/** Counts what the quarantine keeps and drops. */
@NullMarked
package dev.trunkline.ingress.quarantine.metrics;

import org.jspecify.annotations.NullMarked;
