/** State that survives a restart. */
@NullMarked
package dev.trunkline.simulator.state;

import org.jspecify.annotations.NullMarked;
