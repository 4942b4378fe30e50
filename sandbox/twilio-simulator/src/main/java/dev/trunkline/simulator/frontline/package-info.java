/** Frontline's users. */
@NullMarked
package dev.trunkline.simulator.frontline;

import org.jspecify.annotations.NullMarked;
