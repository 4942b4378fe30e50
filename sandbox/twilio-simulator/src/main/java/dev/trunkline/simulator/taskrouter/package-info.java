/** TaskRouter. */
@NullMarked
package dev.trunkline.simulator.taskrouter;

import org.jspecify.annotations.NullMarked;
