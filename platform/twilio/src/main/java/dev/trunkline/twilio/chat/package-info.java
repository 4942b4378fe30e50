/** Chats of customers and agents at Twilio, whichever of its two products holds them. */
@NullMarked
package dev.trunkline.twilio.chat;

import org.jspecify.annotations.NullMarked;
