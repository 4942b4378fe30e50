/** Serves the web console's pages. */
@NullMarked
package dev.trunkline.gateway.console;

import org.jspecify.annotations.NullMarked;
