/** Tests. */
@NullMarked
package dev.trunkline.bridge.copy;

import org.jspecify.annotations.NullMarked;
