@NullMarked
package dev.trunkline.messaging.optout;

import org.jspecify.annotations.NullMarked;
