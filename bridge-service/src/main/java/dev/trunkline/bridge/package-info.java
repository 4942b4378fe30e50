/** Two-way synchronisation between Flex and a second agent workspace. */
@NullMarked
package dev.trunkline.bridge;

import org.jspecify.annotations.NullMarked;
