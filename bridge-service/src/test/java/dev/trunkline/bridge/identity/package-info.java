/** Tests. */
@NullMarked
package dev.trunkline.bridge.identity;

import org.jspecify.annotations.NullMarked;
