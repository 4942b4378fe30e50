/** Texts that agents need often. Plain Java; adapters lie in the packages below. */
@NullMarked
package dev.trunkline.messaging.canned;

import org.jspecify.annotations.NullMarked;
