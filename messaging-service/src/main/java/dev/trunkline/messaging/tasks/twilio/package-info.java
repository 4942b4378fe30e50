/** Outbound tasks at Twilio: Flex, Proxy, TaskRouter, Messaging. */
@NullMarked
package dev.trunkline.messaging.tasks.twilio;

import org.jspecify.annotations.NullMarked;
