package dev.trunkline.messaging.tasks;

import dev.trunkline.contracts.twilio.ChatMessage;
import java.util.List;

/** What was said where a customer was before. Blocks on the network. */
@FunctionalInterface
public interface SourceHistory {

    /** Oldest first. */
    List<ChatMessage> of(ChatPlace place);
}
