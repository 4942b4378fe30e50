/** Two conversations that are one: which belong together, and where each of them is. */
@NullMarked
package dev.trunkline.bridge.link;

import org.jspecify.annotations.NullMarked;
