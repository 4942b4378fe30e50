/** What the core needs of others, kept in memory. */
@NullMarked
package dev.trunkline.bridge.fake;

import org.jspecify.annotations.NullMarked;
