@NullMarked
package dev.trunkline.twilio.signature;

import org.jspecify.annotations.NullMarked;
