@NullMarked
package dev.trunkline.twilio.wiring;

import org.jspecify.annotations.NullMarked;
