/** Flex: legacy flows and channels, interactions. */
@NullMarked
package dev.trunkline.simulator.flex;

import org.jspecify.annotations.NullMarked;
