/** Messages looked up at Twilio. */
@NullMarked
package dev.trunkline.messaging.inbox.twilio;

import org.jspecify.annotations.NullMarked;
