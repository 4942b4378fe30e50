package dev.trunkline.messaging.inbox;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.update.PresenceView;
import dev.trunkline.contracts.update.Update;
import dev.trunkline.twilio.account.TwilioAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    public static final class InMemoryConversations implements Conversations {
        public final Map<UUID, Conversation> rows = new LinkedHashMap<>();
        private final Map<String, UUID> contacts = new HashMap<>();

        @Override
        public Conversation lockOrOpen(Opening opening) {
            var addresses = new ArrayList<>(List.of(opening.theirAddress()));
            addresses.addAll(opening.otherAddresses());
            var contact = addresses.stream()
                    .map(contacts::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseGet(UUID::randomUUID);
            addresses.forEach(address -> contacts.put(address, contact));
            return rows.values().stream()
                    .filter(row -> row.ourAddress().equals(opening.ourAddress())
                            && row.contactId().equals(contact))
                    .findFirst()
                    .orElseGet(() -> open(opening, contact));
        }

        private Conversation open(Opening opening, UUID contact) {
            var conversation = new Conversation(
                    UUID.randomUUID(),
                    opening.account(),
                    opening.channel(),
                    opening.ourAddress(),
                    opening.theirAddress(),
                    contact,
                    opening.name(),
                    Conversation.Status.OPEN,
                    0,
                    0,
                    null,
                    opening.at(),
                    opening.at(),
                    Desk.UNTOUCHED,
                    0);
            rows.put(conversation.id(), conversation);
            return conversation;
        }

        @Override
        public Optional<Conversation> lock(UUID id) {
            return find(id);
        }

        @Override
        public Optional<Conversation> find(UUID id) {
            return Optional.ofNullable(rows.get(id));
        }

        @Override
        public List<Conversation> list(Filter filter, int limit, @Nullable Position after) {
            return rows.values().stream()
                    .filter(row -> row.status() == filter.status())
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<Conversation> lockOf(UUID contactId) {
            return rows.values().stream()
                    .filter(row -> row.contactId().equals(contactId))
                    .toList();
        }

        @Override
        public List<Conversation> find(List<UUID> ids) {
            return rows.values().stream().filter(row -> ids.contains(row.id())).toList();
        }

        /** As if all had been claimed long ago. */
        @Override
        public List<UUID> claimedBefore(Instant time, int limit) {
            return rows.values().stream()
                    .filter(row -> row.desk().claimedBy() != null)
                    .map(Conversation::id)
                    .toList();
        }

        @Override
        public void rename(UUID contactId, @Nullable String name) {
            rows.replaceAll((id, row) -> row.contactId().equals(contactId) ? row.named(name) : row);
        }

        @Override
        public void update(Conversation conversation) {
            rows.put(conversation.id(), conversation);
        }
    }

    public static final class InMemoryMessages implements Messages {
        public final Map<UUID, Message> rows = new LinkedHashMap<>();
        private final Set<UUID> deletedIds = new HashSet<>();
        private final Set<String> deletedSids = new HashSet<>();

        @Override
        public Optional<Message> find(UUID id) {
            return Optional.ofNullable(rows.get(id));
        }

        @Override
        public Optional<Message> findBySid(String sid) {
            return rows.values().stream().filter(row -> sid.equals(row.sid())).findFirst();
        }

        @Override
        public List<Message> find(List<UUID> ids) {
            return rows.values().stream().filter(row -> ids.contains(row.id())).toList();
        }

        @Override
        public boolean isDeleted(String sid) {
            return deletedSids.contains(sid);
        }

        @Override
        public boolean isDeleted(UUID id) {
            return deletedIds.contains(id);
        }

        @Override
        public Set<String> deleted(List<String> sids) {
            return sids.stream().filter(deletedSids::contains).collect(Collectors.toSet());
        }

        @Override
        public void deleteOf(UUID conversationId, Instant at) {
            rows.values().removeIf(row -> {
                var gone = row.conversationId().equals(conversationId);
                if (gone) {
                    deletedIds.add(row.id());
                    Optional.ofNullable(row.sid()).ifPresent(deletedSids::add);
                }
                return gone;
            });
        }

        @Override
        public boolean isUnanswered(UUID conversationId) {
            var answered = rows.values().stream()
                    .filter(row -> row.conversationId().equals(conversationId))
                    .filter(row -> row.direction() == Direction.OUTBOUND
                            && !row.status().isFailure())
                    .mapToLong(Message::seq)
                    .max()
                    .orElse(0);
            return rows.values().stream()
                    .anyMatch(row -> row.conversationId().equals(conversationId)
                            && row.direction() == Direction.INBOUND
                            && row.seq() > answered);
        }

        @Override
        public Optional<UUID> conversationOf(UUID id) {
            return find(id).map(Message::conversationId);
        }

        @Override
        public Optional<UUID> conversationOfSid(String sid) {
            return findBySid(sid).map(Message::conversationId);
        }

        @Override
        public Optional<UUID> messageOfMedia(UUID mediaId) {
            return rows.values().stream()
                    .filter(row -> row.media().stream()
                            .anyMatch(attachment -> attachment.id().equals(mediaId)))
                    .map(Message::id)
                    .findFirst();
        }

        @Override
        public List<String> known(List<String> sids) {
            return sids.stream().filter(sid -> findBySid(sid).isPresent()).toList();
        }

        @Override
        public Map<String, MessageStatus> statuses(List<String> sids) {
            return rows.values().stream()
                    .filter(row -> sids.contains(row.sid()))
                    .collect(Collectors.toMap(row -> String.valueOf(row.sid()), Message::status));
        }

        @Override
        public List<Message> withoutSid(UUID conversationId, String to, String body) {
            return rows.values().stream()
                    .filter(row -> row.conversationId().equals(conversationId)
                            && row.sid() == null
                            && row.direction() == Direction.OUTBOUND
                            && row.to().equals(to)
                            && row.body().equals(body))
                    .sorted(Comparator.comparingLong(Message::seq))
                    .toList();
        }

        @Override
        public List<String> unsettled(Instant from, Instant to, String after, int limit) {
            return rows.values().stream()
                    .filter(row -> row.direction() == Direction.OUTBOUND
                            && row.sid() != null
                            && !row.status().isSettled())
                    .filter(row -> !row.sentAt().isBefore(from) && row.sentAt().isBefore(to))
                    .map(row -> String.valueOf(row.sid()))
                    .filter(sid -> sid.compareTo(after) > 0)
                    .sorted()
                    .limit(limit)
                    .toList();
        }

        @Override
        public Optional<Long> firstSentFrom(UUID conversationId, long behind, Instant at) {
            return rows.values().stream()
                    .filter(row -> row.conversationId().equals(conversationId))
                    .filter(row -> row.seq() > behind && !row.sentAt().isBefore(at))
                    .map(Message::seq)
                    .min(Comparator.naturalOrder());
        }

        @Override
        public Optional<Long> firstBehind(UUID conversationId, long behind) {
            return firstSentFrom(conversationId, behind, Instant.EPOCH);
        }

        @Override
        public long lastBefore(UUID conversationId, long seq) {
            return rows.values().stream()
                    .filter(row -> row.conversationId().equals(conversationId))
                    .mapToLong(Message::seq)
                    .filter(position -> position < seq)
                    .max()
                    .orElse(0);
        }

        @Override
        public List<Message> page(UUID conversationId, int limit, @Nullable Long before) {
            var found = rows.values().stream()
                    .filter(row -> row.conversationId().equals(conversationId))
                    .filter(row -> before == null || row.seq() < before)
                    .sorted(Comparator.comparingLong(Message::seq))
                    .toList();
            return found.subList(Math.max(0, found.size() - limit), found.size());
        }

        @Override
        public void insert(Message message) {
            if (rows.putIfAbsent(message.id(), message) != null) {
                throw new IllegalStateException("message " + message.id() + ": inserted twice");
            }
        }

        @Override
        public void update(Message message) {
            rows.put(message.id(), message);
        }
    }

    public static final class InMemoryNotes implements Notes {
        public final List<Note> rows = new ArrayList<>();

        @Override
        public List<Note> of(UUID conversationId, int limit) {
            return rows.stream()
                    .filter(row -> row.conversationId().equals(conversationId))
                    .toList();
        }

        @Override
        public void insert(Note note) {
            rows.add(note);
        }

        @Override
        public void deleteOf(UUID conversationId) {
            rows.removeIf(row -> row.conversationId().equals(conversationId));
        }
    }

    /** One line per action. */
    public static final class RecordedAudit implements InboxAudit {
        public final List<String> lines = new ArrayList<>();

        @Override
        public void record(UUID conversationId, String action, String who, @Nullable String detail) {
            lines.add(action + " by " + who + (detail == null ? "" : ", " + detail));
        }

        @Override
        public List<Line> newest(@Nullable UUID conversationId, @Nullable Long before, int limit) {
            return List.of();
        }

        @Override
        public long removeBefore(Instant time) {
            return 0;
        }
    }

    /** One line per update: kind and what it shows. */
    public static final class RecordedUpdates implements InboxUpdates {
        public final List<String> lines = new ArrayList<>();

        @Override
        public void messageAdded(Conversation conversation, Message message, Cause cause) {
            lines.add("added " + message.sid() + " unread " + conversation.unread());
        }

        @Override
        public void messageChanged(Conversation conversation, Message message, Cause cause) {
            lines.add("changed " + message.sid() + " " + message.status().id());
        }

        @Override
        public void conversationChanged(Conversation conversation, Update.@Nullable Change change, Cause cause) {
            lines.add((change == null ? "changed" : change.what() + " by " + change.by()) + ", unread "
                    + conversation.unread());
        }

        @Override
        public void noteAdded(Conversation conversation, Note note, Cause cause) {
            lines.add("note by " + note.author());
        }

        @Override
        public void presenceChanged(Conversation conversation, PresenceView presence, Cause cause) {
            lines.add(presence.agent() + " " + presence.state());
        }
    }
}
