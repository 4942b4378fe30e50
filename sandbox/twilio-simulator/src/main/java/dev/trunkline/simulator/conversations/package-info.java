/** Conversations. */
@NullMarked
package dev.trunkline.simulator.conversations;

import org.jspecify.annotations.NullMarked;
