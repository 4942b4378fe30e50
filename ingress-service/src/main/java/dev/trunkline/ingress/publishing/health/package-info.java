/** Readiness. */
@NullMarked
package dev.trunkline.ingress.publishing.health;

import org.jspecify.annotations.NullMarked;
