/** Counts signatures. */
@NullMarked
package dev.trunkline.ingress.door.metrics;

import org.jspecify.annotations.NullMarked;
