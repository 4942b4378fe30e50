/** Sending through Twilio. */
@NullMarked
package dev.trunkline.messaging.outbound.twilio;

import org.jspecify.annotations.NullMarked;
