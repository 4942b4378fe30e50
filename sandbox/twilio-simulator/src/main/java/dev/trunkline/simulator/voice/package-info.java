/** Calls and recordings, as far as Proxy needs them. */
@NullMarked
package dev.trunkline.simulator.voice;

import org.jspecify.annotations.NullMarked;
