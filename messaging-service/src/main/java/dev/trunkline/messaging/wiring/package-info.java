/** What the inbox needs to be set at Twilio so that its messages come. */
@NullMarked
package dev.trunkline.messaging.wiring;

import org.jspecify.annotations.NullMarked;
