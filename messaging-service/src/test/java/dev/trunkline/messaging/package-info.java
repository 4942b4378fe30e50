@NullMarked
package dev.trunkline.messaging;

import org.jspecify.annotations.NullMarked;
