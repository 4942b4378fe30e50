/** Copied messages at Twilio. */
@NullMarked
package dev.trunkline.bridge.copy.twilio;

import org.jspecify.annotations.NullMarked;
