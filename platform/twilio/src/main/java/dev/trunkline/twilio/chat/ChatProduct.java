package dev.trunkline.twilio.chat;

/** The two generations of chats at Twilio. */
public enum ChatProduct {
    /** Programmable Chat v2, kept by Twilio for old Flex projects. */
    CHAT,
    /** Conversations v1. */
    CONVERSATIONS
}
