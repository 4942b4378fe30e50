/** What is measured of links that differ. */
@NullMarked
package dev.trunkline.bridge.drift.scheduler;

import org.jspecify.annotations.NullMarked;
