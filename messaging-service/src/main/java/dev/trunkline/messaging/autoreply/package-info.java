/** Replies that nobody has to write. Plain Java; adapters lie in the packages below. */
@NullMarked
package dev.trunkline.messaging.autoreply;

import org.jspecify.annotations.NullMarked;
