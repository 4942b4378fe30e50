/** Programmable Chat. */
@NullMarked
package dev.trunkline.simulator.chat;

import org.jspecify.annotations.NullMarked;
