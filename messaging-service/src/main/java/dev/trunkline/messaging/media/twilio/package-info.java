/** Media at Twilio. */
@NullMarked
package dev.trunkline.messaging.media.twilio;

import org.jspecify.annotations.NullMarked;
