@NullMarked
package dev.trunkline.messaging.schedule;

import org.jspecify.annotations.NullMarked;
