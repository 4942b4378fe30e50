@NullMarked
package dev.trunkline.messaging.outbound;

import org.jspecify.annotations.NullMarked;
