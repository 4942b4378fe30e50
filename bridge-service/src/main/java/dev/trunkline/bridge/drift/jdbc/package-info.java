/** How far a sweep is. */
@NullMarked
package dev.trunkline.bridge.drift.jdbc;

import org.jspecify.annotations.NullMarked;
