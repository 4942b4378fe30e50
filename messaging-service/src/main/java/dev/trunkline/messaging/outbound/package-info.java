/** Messages from an agent to a customer. Plain Java; adapters lie in the packages below. */
@NullMarked
package dev.trunkline.messaging.outbound;

import org.jspecify.annotations.NullMarked;
