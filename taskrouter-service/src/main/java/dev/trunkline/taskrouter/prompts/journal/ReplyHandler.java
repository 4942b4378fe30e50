package dev.trunkline.taskrouter.prompts.journal;

import dev.trunkline.contracts.twilio.ConversationsEvent.ConversationMessageAdded;
import dev.trunkline.contracts.twilio.TwilioEvents;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Steps;
import dev.trunkline.taskrouter.prompts.Prompts;
import dev.trunkline.taskrouter.prompts.SystemConversations;
import jakarta.enterprise.context.ApplicationScoped;

/** What agents write into their System conversations. Calls nobody. */
@ApplicationScoped
class ReplyHandler implements EntryHandler {

    private final Prompts prompts;
    private final SystemConversations conversations;

    ReplyHandler(Prompts prompts, SystemConversations conversations) {
        this.prompts = prompts;
        this.conversations = conversations;
    }

    @Override
    public boolean handles(String eventType) {
        return eventType.equals("twilio.conversations.onMessageAdded");
    }

    @Override
    public Completion handle(Entry entry, Steps steps) {
        if (!(TwilioEvents.parse(entry.event()) instanceof ConversationMessageAdded added)) {
            return Completion.nothing();
        }
        return outbox -> conversations
                .workerOf(added.conversationSid())
                .filter(worker -> worker.equalsIgnoreCase(added.message().author()))
                .ifPresent(worker -> prompts.replied(worker, added.message().body(), entry.event()));
    }

    @Override
    public OnPark onPark(Entry entry) {
        return OnPark.LANE_MOVES_ON;
    }
}
