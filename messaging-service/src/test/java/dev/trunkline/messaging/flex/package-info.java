@NullMarked
package dev.trunkline.messaging.flex;

import org.jspecify.annotations.NullMarked;
