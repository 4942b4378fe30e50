/** Proxy's sessions at Twilio. */
@NullMarked
package dev.trunkline.bridge.cleanup.twilio;

import org.jspecify.annotations.NullMarked;
