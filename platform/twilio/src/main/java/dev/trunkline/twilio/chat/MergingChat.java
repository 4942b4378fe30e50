package dev.trunkline.twilio.chat;

import dev.trunkline.contracts.twilio.ChatMessage;
import java.util.Map;

/** What both products have in common: reading, merging, writing. */
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

    abstract void writeAttributes(String conversation, String attributes, Echo echo);

    abstract ChatMessage writeAttributes(String conversation, String message, String attributes, Echo echo);
}
