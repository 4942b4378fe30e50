package dev.trunkline.messaging.optout;

import dev.trunkline.messaging.inbox.Arrival;
import dev.trunkline.messaging.inbox.ArrivalListener;
import dev.trunkline.messaging.inbox.Conversations;
import dev.trunkline.messaging.inbox.Direction;
import dev.trunkline.messaging.inbox.InboxUpdates;
import dev.trunkline.messaging.inbox.Messages;
import dev.trunkline.messaging.inbox.OptOutState;
import dev.trunkline.messaging.optout.OptOutWords.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Follows what customers ask for, per sender of ours and address of theirs. */
@ApplicationScoped
public class OptOuts implements ArrivalListener {

    /** How many later messages may overrule one that was recovered. */
    private static final int LOOKED_AT = 100;

    private final Conversations conversations;
    private final Messages messages;
    private final OptOutState state;

    public OptOuts(Conversations conversations, Messages messages, InboxUpdates updates) {
        this.conversations = conversations;
        this.messages = messages;
        this.state = new OptOutState(conversations, updates);
    }

    @Override
    public int order() {
        return FIRST;
    }

    @Override
    public void arrived(Arrival arrival) {
        wish(arrival)
                .filter(wish -> wish != Wish.HELP)
                .filter(wish -> arrival.isLast() || !isOverruled(arrival))
                .ifPresent(wish -> conversations
                        .lock(arrival.conversation().id())
                        .ifPresent(conversation -> state.set(conversation, wish == Wish.STOP, arrival.cause())));
    }

    /** Whether a later message says what the customer wants now. */
    private boolean isOverruled(Arrival arrival) {
        var conversation = arrival.conversation();
        return messages.page(conversation.id(), LOOKED_AT, null).stream()
                .filter(message -> message.direction() == Direction.INBOUND
                        && message.seq() > arrival.message().seq())
                .flatMap(message -> OptOutWords.read(conversation.channel(), message.body(), null).stream())
                .anyMatch(wish -> wish != Wish.HELP);
    }

    /** Whether a message is about wanting messages or not, so that nobody else need answer it: Twilio does. */
    public static boolean isMeantForTwilio(Arrival arrival) {
        var yes = arrival.message().body().strip().equalsIgnoreCase("yes");
        return !yes && wish(arrival).isPresent();
    }

    private static Optional<Wish> wish(Arrival arrival) {
        return OptOutWords.read(
                arrival.conversation().channel(),
                arrival.message().body(),
                arrival.received().optOutType());
    }
}
