/** Typed updates for browsers. */
@NullMarked
package dev.trunkline.contracts.update;

import org.jspecify.annotations.NullMarked;
