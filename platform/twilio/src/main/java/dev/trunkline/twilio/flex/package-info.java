/** Flex and Proxy at Twilio: what makes a conversation with a customer and its task. */
@NullMarked
package dev.trunkline.twilio.flex;

import org.jspecify.annotations.NullMarked;
