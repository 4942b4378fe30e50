/** Tests. */
@NullMarked
package dev.trunkline.bridge.sync;

import org.jspecify.annotations.NullMarked;
