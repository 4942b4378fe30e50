/** Differences as rows. */
@NullMarked
package dev.trunkline.bridge.drift.panache;

import org.jspecify.annotations.NullMarked;
