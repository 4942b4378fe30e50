package dev.trunkline.bridge.link;

import dev.trunkline.contracts.twilio.ChatConversation;
import java.util.Optional;

/** A twin's unique name is made of the sid of the conversation that it was made for, so whoever looks for it finds it. */
public final class Twins {

    private static final String PREFIX = "trunkline-";

    private Twins() {}

    /** @param origin {@code CH…} of the conversation that needs a twin */
    public static String name(String origin) {
        return PREFIX + origin;
    }

    /** What a conversation was made for; empty where it is nobody's twin. */
    public static Optional<String> origin(ChatConversation conversation) {
        return Optional.ofNullable(conversation.uniqueName())
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()));
    }
}
