/** Copied messages in the database. */
@NullMarked
package dev.trunkline.bridge.copy.panache;

import org.jspecify.annotations.NullMarked;
