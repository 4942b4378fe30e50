/** Tells browsers to forget. */
@NullMarked
package dev.trunkline.messaging.erasure.outbox;

import org.jspecify.annotations.NullMarked;
