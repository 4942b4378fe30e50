@NullMarked
package dev.trunkline.messaging.outbound.journal;

import org.jspecify.annotations.NullMarked;
