package dev.trunkline.bridge.sync.missed;

import dev.trunkline.bridge.drift.ListProgress;
import dev.trunkline.bridge.drift.ReconciliationConfig;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Pairs;
import dev.trunkline.bridge.link.Pairs.Spot;
import dev.trunkline.bridge.link.Pointers;
import dev.trunkline.bridge.link.Rooms;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.link.Twins;
import dev.trunkline.bridge.sync.Happenings;
import dev.trunkline.bridge.sync.Pause;
import dev.trunkline.bridge.sync.Synchronisation;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.contracts.twilio.ChatConversation;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.contracts.twilio.TwilioEvents;
import dev.trunkline.contracts.webhook.MissedWebhook;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.journal.reconciliation.Reconciliation.Findings;
import dev.trunkline.twilio.chat.Chat;
import dev.trunkline.twilio.chat.ChatProduct;
import dev.trunkline.twilio.rest.TwilioCallException;
import dev.trunkline.twilio.sending.Background;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Conversations that should have a twin and have none: the webhook of their first message, or of themselves, was lost. What it
 * would have told goes the way that it would have gone; whether that makes a twin is decided there.
 */
public final class MissedConversations {

    private static final int NOT_FOUND = 404;

    private final Pairs pairs;
    private final Rooms rooms;
    private final Links links;
    private final Transactions transactions;
    private final Synchronisation synchronisation;
    private final MissedEvents missed;
    private final ListProgress progress;
    private final ReconciliationConfig config;
    private final Pause pause;

    public MissedConversations(
            Pairs pairs,
            Rooms rooms,
            Links links,
            Transactions transactions,
            Synchronisation synchronisation,
            MissedEvents missed,
            ListProgress progress,
            ReconciliationConfig config,
            Pause pause) {
        this.pairs = pairs;
        this.rooms = rooms;
        this.links = links;
        this.transactions = transactions;
        this.synchronisation = synchronisation;
        this.missed = missed;
        this.progress = progress;
        this.config = config;
        this.pause = pause;
    }

    /** One sweep over the conversations of one side. */
    private record Look(Spot spot, Chat chat, Instant from, Instant to, TraceContext trace) {}

    /** Sides on which a twin is not made by an acceptance alone. */
    public List<Spot> spots() {
        return pairs.all().stream()
                .flatMap(pair -> List.of(new Spot(pair, Side.FIRST), new Spot(pair, Side.SECOND)).stream())
                .filter(synchronisation::beginsAt)
                .toList();
    }

    /** Reads the list of one side; where the process ends, the sweep goes on with the page that was next. */
    public void find(String sweep, Spot spot, Instant from, Instant to, Findings findings) throws InterruptedException {
        var trace = TraceContext.start();
        var look = new Look(spot, rooms.chat(spot.place()), from, to, trace);
        var list = spot.pair().name() + " " + spot.side();
        for (var page = progress.page(sweep, list); page.isPresent(); page = progress.page(sweep, list)) {
            var wanted = page.get().address();
            var read = TraceScope.run(trace, () -> Background.run(() -> page(look, wanted, findings)));
            progress.reached(sweep, list, read.next());
            pause.pause(Duration.ofMinutes(1).multipliedBy(1 + read.looked()).dividedBy(config.linksPerMinute()));
        }
    }

    /** @param looked how many conversations have cost a call */
    private record Read(int looked, Optional<String> next) {}

    private Read page(Look look, Optional<String> wanted, Findings findings) {
        var page = look.chat().since(look.to().minus(config.window()), wanted);
        int looked = 0;
        for (var conversation : page.conversations()) {
            if (shouldHaveTwin(look, conversation)) {
                looked++;
                if (told(look, conversation)) {
                    findings.missing(
                            conversation.sid(),
                            "conversation without a twin in pair "
                                    + look.spot().pair().name());
                }
            }
        }
        findings.compared(page.conversations().size());
        return new Read(looked, page.next());
    }

    private boolean shouldHaveTwin(Look look, ChatConversation conversation) {
        return Twins.origin(conversation).isEmpty()
                && !Pointers.isSystem(conversation.attributes())
                && !look.chat().isClosed(conversation)
                && transactions.call(() -> links.of(conversation.sid())).isEmpty();
    }

    /** Whether it was taken in. One that is gone by now needs no twin. */
    private boolean told(Look look, ChatConversation conversation) {
        try {
            return event(look, conversation)
                    .filter(this::opens)
                    .filter(missed::append)
                    .isPresent();
        } catch (TwilioCallException e) {
            if (e.httpStatus() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private boolean opens(CloudEvent event) {
        return Happenings.of(TwilioEvents.parse(event))
                .filter(synchronisation::opens)
                .isPresent();
    }

    /** What the lost webhook would have told; empty where it may still be on its way. */
    private static Optional<CloudEvent> event(Look look, ChatConversation conversation) {
        var newest = look.chat().newest(conversation.sid(), 1).stream().findFirst();
        return newest.isEmpty()
                ? Optional.of(event(look, conversation, "onConversationAdded", Map.of()))
                : newest.filter(message -> isDue(look, message)).map(message -> said(look, conversation, message));
    }

    private static boolean isDue(Look look, ChatMessage message) {
        var at = message.createdAt();
        return at != null && !at.isBefore(look.from()) && at.isBefore(look.to());
    }

    /** Files are left out: whoever makes the twin reads all messages. */
    private static CloudEvent said(Look look, ChatConversation conversation, ChatMessage message) {
        var more = new LinkedHashMap<String, String>();
        more.put("MessageSid", message.sid());
        more.put(isChat(look) ? "From" : "Author", message.author());
        more.put("Body", message.body());
        more.put("DateCreated", String.valueOf(message.createdAt()));
        Optional.ofNullable(message.index()).ifPresent(index -> more.put("Index", index.toString()));
        return event(look, conversation, isChat(look) ? "onMessageSent" : "onMessageAdded", more);
    }

    private static boolean isChat(Look look) {
        return look.spot().place().product() == ChatProduct.CHAT;
    }

    private static CloudEvent event(Look look, ChatConversation conversation, String type, Map<String, String> more) {
        var place = look.spot().place();
        var parameters = new LinkedHashMap<>(more);
        parameters.put("EventType", type);
        parameters.put("AccountSid", place.accountSid());
        parameters.put(isChat(look) ? "ChannelSid" : "ConversationSid", conversation.sid());
        parameters.put(isChat(look) ? "InstanceSid" : "ChatServiceSid", place.service());
        return MissedWebhook.of(
                        isChat(look) ? WebhookRoute.CHAT : WebhookRoute.CONVERSATIONS,
                        place.accountSid(),
                        parameters,
                        look.trace().next())
                .event();
    }
}
