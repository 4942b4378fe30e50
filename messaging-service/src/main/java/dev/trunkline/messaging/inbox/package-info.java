/** The inbox: what customers and agents write, in conversations. Plain Java; adapters lie in the packages below. */
@NullMarked
package dev.trunkline.messaging.inbox;

import org.jspecify.annotations.NullMarked;
