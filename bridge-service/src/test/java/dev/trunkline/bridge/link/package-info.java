/** Tests. */
@NullMarked
package dev.trunkline.bridge.link;

import org.jspecify.annotations.NullMarked;
