@NullMarked
package dev.trunkline.messaging.autoreply;

import org.jspecify.annotations.NullMarked;
