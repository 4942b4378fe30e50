@NullMarked
package dev.trunkline.messaging.wiring;

import org.jspecify.annotations.NullMarked;
