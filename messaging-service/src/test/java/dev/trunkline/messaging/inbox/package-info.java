@NullMarked
package dev.trunkline.messaging.inbox;

import org.jspecify.annotations.NullMarked;
