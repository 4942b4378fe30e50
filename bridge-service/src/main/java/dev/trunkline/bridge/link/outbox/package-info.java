/** Updates for browsers. */
@NullMarked
package dev.trunkline.bridge.link.outbox;

import org.jspecify.annotations.NullMarked;
