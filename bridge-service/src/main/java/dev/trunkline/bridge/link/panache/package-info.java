/** Links in the database. */
@NullMarked
package dev.trunkline.bridge.link.panache;

import org.jspecify.annotations.NullMarked;
