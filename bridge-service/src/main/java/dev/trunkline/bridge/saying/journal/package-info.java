/** Wishes to say something, in the lane of their link. */
@NullMarked
package dev.trunkline.bridge.saying.journal;

import org.jspecify.annotations.NullMarked;
