package dev.trunkline.twilio.chat;

import dev.trunkline.contracts.twilio.ChatMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What both products have in common: reading, merging, writing, and the order of messages. */
abstract class MergingChat implements Chat {

    @Override
    public final void mergeAttributes(String conversation, Map<String, ?> changes, Echo echo) {
        Attributes.merged(conversation, conversation(conversation).attributes(), changes)
                .ifPresent(attributes -> writeAttributes(conversation, attributes, echo));
    }

    @Override
    public final ChatMessage mergeAttributes(String conversation, String message, Map<String, ?> changes, Echo echo) {
        var current = message(conversation, message);
        return Attributes.merged(message, current.attributes(), changes)
                .map(attributes -> writeAttributes(conversation, message, attributes, echo))
                .orElse(current);
    }

    @Override
    public final List<ChatMessage> messages(String conversation, int fromIndex) {
        return inOrder(newestFirst(conversation)
                .takeWhile(message -> message.index() == null || message.index() >= fromIndex));
    }

    @Override
    public final List<ChatMessage> newest(String conversation, int most) {
        return inOrder(newestFirst(conversation).limit(most));
    }

    private static List<ChatMessage> inOrder(Stream<ChatMessage> newestFirst) {
        var found = new ArrayList<>(newestFirst.toList());
        Collections.reverse(found);
        return List.copyOf(found);
    }

    /** Reads further pages as they are asked for. */
    abstract Stream<ChatMessage> newestFirst(String conversation);

    abstract void writeAttributes(String conversation, String attributes, Echo echo);

    abstract ChatMessage writeAttributes(String conversation, String message, String attributes, Echo echo);
}
