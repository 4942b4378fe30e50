/** Clean-ups as journal entries. */
@NullMarked
package dev.trunkline.bridge.cleanup.journal;

import org.jspecify.annotations.NullMarked;
