/** Proxy sessions that are of no use any more. */
@NullMarked
package dev.trunkline.bridge.cleanup;

import org.jspecify.annotations.NullMarked;
