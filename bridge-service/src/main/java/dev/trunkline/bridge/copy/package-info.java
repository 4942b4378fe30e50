/** Messages from one side to the other, each once and in order. */
@NullMarked
package dev.trunkline.bridge.copy;

import org.jspecify.annotations.NullMarked;
