package dev.trunkline.messaging.inbox;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.twilio.account.TwilioAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** An inbox in memory, and what it told browsers and the media fetcher. */
public final class InboxFixture {

    public static final String ACCOUNT = "AC" + "1".repeat(32);
    public static final String OURS = "+14155550100";
    public static final String OUR_WHATSAPP = "whatsapp:+14155550100";
    public static final String THEIRS = "+14155550123";

    public final InMemoryConversations conversations = new InMemoryConversations();
    public final InMemoryMessages messages = new InMemoryMessages();
    public final RecordedUpdates updates = new RecordedUpdates();
    public final List<UUID> fetches = new ArrayList<>();
    public final Senders senders = senders(List.of(OURS), List.of(OUR_WHATSAPP));
    public Instant now = Instant.parse("2026-11-21T10:00:00Z");

    public final InMemoryNotes notes = new InMemoryNotes();

    public final RecordedAudit audit = new RecordedAudit();

    public final DeskWork desk = new DeskWork(conversations, messages, notes, updates, audit, this::tick);

    /** Who is told of customers' messages. */
    public final List<ArrivalListener> listeners = new ArrayList<>();

    public final Inbox inbox = new Inbox(
            senders,
            conversations,
            messages,
            updates,
            fetches::add,
            arrival -> listeners.forEach(listener -> listener.arrived(arrival)),
            this::tick);

    /** Each look at the clock is a millisecond later. */
    public Instant tick() {
        now = now.plusMillis(1);
        return now;
    }

    public static Senders senders(List<String> sms, List<String> whatsapp) {
        var account = new TwilioAccount("flex", ACCOUNT, List.of("token"), Optional.empty());
        return new Senders(new Config("flex", sms, whatsapp), () -> List.of(account));
    }

    public static Cause cause(String eventId) {
        return new Cause(eventId, TraceContext.start());
    }

    public static ReceivedMessage sms(String sid, String body) {
        return received(sid, THEIRS, OURS, body, List.of());
    }

    public static ReceivedMessage received(
            String sid, String from, String to, String body, List<ReceivedMessage.Media> media) {
        return new ReceivedMessage(
                ACCOUNT, sid, from, to, List.of(), null, body, media, Instant.parse("2026-11-21T09:59:59Z"));
    }

    public static StatusReport status(String sid, MessageStatus status) {
        return new StatusReport(ACCOUNT, sid, Optional.empty(), OURS, status, null, null);
    }

    public static SentMessage sent(String sid, MessageStatus status) {
        return new SentMessage(
                ACCOUNT,
                sid,
                true,
                OURS,
                THEIRS,
                "Sent elsewhere",
                0,
                status,
                null,
                null,
                Instant.parse("2026-11-21T09:59:59Z"));
    }

    public Conversation only() {
        if (conversations.rows.size() != 1) {
            throw new IllegalStateException(conversations.rows.size() + " conversations (expected: one)");
        }
        return conversations.rows.values().iterator().next();
    }

    /** Oldest to newest. */
    public List<Message> history() {
        return messages.page(only().id(), Integer.MAX_VALUE, null);
    }

    /** Transactions are not simulated. */
    public static Transactions transactions() {
        return new Transactions() {
            @Override
            public <T> T call(Supplier<T> work) {
                return work.get();
            }
        };
    }

    private record Config(String account, List<String> sms, List<String> whatsapp) implements InboxConfig {
        @Override
        public OurSenders senders() {
            return new OurSenders() {
                @Override
                public Optional<List<String>> sms() {
                    return Optional.of(Config.this.sms);
                }

                @Override
                public Optional<List<String>> whatsapp() {
                    return Optional.of(Config.this.whatsapp);
                }

                @Override
                public Optional<List<String>> messenger() {
                    return Optional.empty();
                }

                @Override
                public Optional<List<String>> rcs() {
                    return Optional.empty();
                }
            };
        }

        @Override
        public String statusCallbackUrl() {
            return "https://trunkline.example/webhooks/messaging/status";
        }
    }
}
