/** The HTTP server. */
@NullMarked
package dev.trunkline.simulator.http;

import org.jspecify.annotations.NullMarked;
