@NullMarked
package dev.trunkline.twilio.sending;

import org.jspecify.annotations.NullMarked;
