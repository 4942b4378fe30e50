/** What the service needs to be set at Twilio so that its messages come, what is set there, and how that is mended. */
@NullMarked
package dev.trunkline.wiring;

import org.jspecify.annotations.NullMarked;
