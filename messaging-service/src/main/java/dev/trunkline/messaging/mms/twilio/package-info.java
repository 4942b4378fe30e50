/** Media, sessions, chats, tokens and tasks at Twilio. */
@NullMarked
package dev.trunkline.messaging.mms.twilio;

import org.jspecify.annotations.NullMarked;
