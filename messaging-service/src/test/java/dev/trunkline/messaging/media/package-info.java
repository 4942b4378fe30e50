@NullMarked
package dev.trunkline.messaging.media;

import org.jspecify.annotations.NullMarked;
