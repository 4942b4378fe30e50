/** Deleting a person's messages at Twilio. */
@NullMarked
package dev.trunkline.messaging.erasure.twilio;

import org.jspecify.annotations.NullMarked;
