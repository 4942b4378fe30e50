/** Events into the lane of their link, and their effects there. */
@NullMarked
package dev.trunkline.bridge.sync.journal;

import org.jspecify.annotations.NullMarked;
