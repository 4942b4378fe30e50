@NullMarked
package dev.trunkline.messaging.upload;

import org.jspecify.annotations.NullMarked;
