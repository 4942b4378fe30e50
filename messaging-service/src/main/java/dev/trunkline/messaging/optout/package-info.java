/** Customers who ask for no more messages. Plain Java; adapters lie in the packages below. */
@NullMarked
package dev.trunkline.messaging.optout;

import org.jspecify.annotations.NullMarked;
