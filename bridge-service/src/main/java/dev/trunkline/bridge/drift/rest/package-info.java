/** Differences as people see them. */
@NullMarked
package dev.trunkline.bridge.drift.rest;

import org.jspecify.annotations.NullMarked;
