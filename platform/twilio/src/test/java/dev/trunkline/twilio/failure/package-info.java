@NullMarked
package dev.trunkline.twilio.failure;

import org.jspecify.annotations.NullMarked;
