/** Erasing one person's data, with a receipt; and how long what is left is kept. */
@NullMarked
package dev.trunkline.messaging.erasure;

import org.jspecify.annotations.NullMarked;
