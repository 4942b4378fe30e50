/** What agents say in the console, and what was said. */
@NullMarked
package dev.trunkline.bridge.saying;

import org.jspecify.annotations.NullMarked;
