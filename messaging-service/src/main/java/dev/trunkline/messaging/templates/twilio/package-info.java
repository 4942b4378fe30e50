/** Templates at Twilio. */
@NullMarked
package dev.trunkline.messaging.templates.twilio;

import org.jspecify.annotations.NullMarked;
