/** The control API: everything a test or a demo may do to the simulator over HTTP. */
@NullMarked
package dev.trunkline.simulator.control;

import org.jspecify.annotations.NullMarked;
