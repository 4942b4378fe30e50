/** Decides which webhooks are genuine, and what becomes of them. */
@NullMarked
package dev.trunkline.ingress.door;

import org.jspecify.annotations.NullMarked;
