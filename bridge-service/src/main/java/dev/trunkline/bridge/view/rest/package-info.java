/** A link as people see it: both sides, what was copied, what waits, what differed. */
@NullMarked
package dev.trunkline.bridge.view.rest;

import org.jspecify.annotations.NullMarked;
