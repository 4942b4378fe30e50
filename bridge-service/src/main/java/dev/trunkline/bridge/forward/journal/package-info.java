/** Forwarding as journal entries of their own lanes. */
@NullMarked
package dev.trunkline.bridge.forward.journal;

import org.jspecify.annotations.NullMarked;
