/** Proxy: sessions, participants, number pools. */
@NullMarked
package dev.trunkline.simulator.proxy;

import org.jspecify.annotations.NullMarked;
