/** Where the two sides of a link differed: found by comparing, one link after the other, and made good. */
@NullMarked
package dev.trunkline.bridge.drift;

import org.jspecify.annotations.NullMarked;
