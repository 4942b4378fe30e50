/**
 * Pictures and files in Flex chats: what customers send is shown in the chat, what agents send leaves as a message. Plain
 * Java; adapters lie in the packages below.
 */
@NullMarked
package dev.trunkline.messaging.mms;

import org.jspecify.annotations.NullMarked;
