@NullMarked
package dev.trunkline.messaging.mms;

import org.jspecify.annotations.NullMarked;
