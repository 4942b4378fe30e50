/** Flex and Proxy at Twilio. */
@NullMarked
package dev.trunkline.bridge.outbound.twilio;

import org.jspecify.annotations.NullMarked;
