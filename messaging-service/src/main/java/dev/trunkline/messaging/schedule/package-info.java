/** Messages that are sent later. Plain Java; adapters lie in the packages below. */
@NullMarked
package dev.trunkline.messaging.schedule;

import org.jspecify.annotations.NullMarked;
