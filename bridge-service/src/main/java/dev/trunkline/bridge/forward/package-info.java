/** The Chat webhook that was configured before us is kept alive. */
@NullMarked
package dev.trunkline.bridge.forward;

import org.jspecify.annotations.NullMarked;
