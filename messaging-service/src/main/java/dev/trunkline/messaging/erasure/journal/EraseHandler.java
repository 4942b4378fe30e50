package dev.trunkline.messaging.erasure.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.Topics;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.ConversationLanes;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.JournalErasure;
import dev.trunkline.journal.Mentions;
import dev.trunkline.journal.Steps;
import dev.trunkline.journal.kafka.TopicRetention;
import dev.trunkline.messaging.erasure.Erasure;
import dev.trunkline.messaging.erasure.ErasureConfig;
import dev.trunkline.messaging.erasure.ErasureRounds;
import dev.trunkline.messaging.erasure.Erasures;
import dev.trunkline.messaging.erasure.MessagesAtTwilio;
import dev.trunkline.messaging.erasure.Person;
import dev.trunkline.messaging.erasure.PersonData;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Erases one person's data. First what can be done in portions and repeated: at Twilio, then others' entries that mention the
 * person. The completion does the rest in one transaction, with the person's lanes locked: whatever comes in waits for it and
 * then begins anew. A process that dies before leaves it as it was; the next attempt finds the same person.
 */
@ApplicationScoped
class EraseHandler implements EntryHandler {

    private static final String DELETE_AT_TWILIO = "delete-at-twilio";
    private static final String READ_RETENTION = "read-topic-retention";
    private static final String FIND_CONVERSATIONS = "find-conversations";
    private static final String REFUSED_REQUESTS = "requests that Kafka refused";
    private static final int PAGE = 200;

    /** The relay's: those of chats are not in this service's journal. */
    private static final ConversationLanes LANES = ConversationLanes.of("KC", "KI", "CH", "CA");

    /** What other services answer names nobody, but SIDs alone; whatever else there is may. */
    private static final List<String> TOPICS = Topics.all().stream()
            .filter(topic -> !topic.equals(Topics.commands("messaging")))
            .toList();

    private final Erasures erasures;
    private final ErasureRounds rounds;
    private final PersonData data;
    private final MessagesAtTwilio twilio;
    private final JournalErasure journal;
    private final TopicRetention retention;
    private final ErasureConfig config;
    private final Transactions transactions;
    private final ObjectMapper json;

    EraseHandler(
            Erasures erasures,
            ErasureRounds rounds,
            PersonData data,
            MessagesAtTwilio twilio,
            JournalErasure journal,
            TopicRetention retention,
            ErasureConfig config,
            Transactions transactions,
            ObjectMapper json) {
        this.erasures = erasures;
        this.rounds = rounds;
        this.data = data;
        this.twilio = twilio;
        this.journal = journal;
        this.retention = retention;
        this.config = config;
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public boolean handles(String eventType) {
        return eventType.equals(EraseCommand.TYPE);
    }

    @Override
    public Completion handle(Entry entry, Steps steps) throws Exception {
        var id = erasureId(entry);
        var erasure = transactions.call(() -> erasures.find(id)).orElse(null);
        var address = erasure == null ? null : erasure.address();
        if (erasure == null) {
            return Completion.nothing();
        }
        if (address == null) {
            return again(id, entry, steps);
        }
        var person = transactions.call(() -> erasures.person(address));
        if (erasure.atTwilio()) {
            steps.once(DELETE_AT_TWILIO, Long.class, () -> deleteAtTwilio(id, person, entry));
        }
        var kept = steps.once(READ_RETENTION, Retentions.class, this::retentions);
        var mentions = new Mentions(person.addresses());
        var conversations = steps.once(
                FIND_CONVERSATIONS,
                Conversations.class,
                () -> new Conversations(journal.conversations(mentions, LANES, known(person))));
        var left = journal.eraseMentions(
                id.toString(), mentions, conversations.lanes(), (what, count) -> erasures.count(id, what, count));
        var keys = Stream.concat(person.conversationIds().stream(), person.starts().stream())
                .map(UUID::toString)
                .toList();
        return outbox -> {
            journal.eraseLanes(id.toString(), mentions, keys, (what, count) -> erasures.count(id, what, count));
            erasures.finish(id, conversations.lanes(), left, kept.from(Instant.now()), Cause.of(entry.event()));
        };
    }

    /** Our own part is done, but something was in use, or somebody else has found more. */
    private Completion again(UUID id, Entry entry, Steps steps) throws Exception {
        var subject = transactions.call(() -> erasures.kept(id)).orElse(null);
        if (subject == null) {
            return Completion.nothing();
        }
        var mentions = new Mentions(subject.addresses());
        var conversations = steps.once(
                FIND_CONVERSATIONS,
                Conversations.class,
                () -> new Conversations(journal.conversations(mentions, LANES, subject.sids())));
        var left = journal.eraseMentions(
                id.toString(), mentions, conversations.lanes(), (what, count) -> erasures.count(id, what, count));
        return outbox -> rounds.again(id, conversations.lanes(), left, Cause.of(entry.event()));
    }

    private Set<String> known(Person person) {
        return transactions.call(() -> erasures.lanes(person));
    }

    private Retentions retentions() throws Exception {
        var kept = new HashMap<>(retention.of(TOPICS));
        kept.put(REFUSED_REQUESTS, config.refusedRequestsKept());
        return new Retentions(kept);
    }

    private long deleteAtTwilio(UUID id, Person person, Entry entry) throws Exception {
        var deleted = 0L;
        var after = "";
        while (true) {
            var from = after;
            var sids = transactions.call(() -> data.sids(person.conversationIds(), from, PAGE));
            if (sids.isEmpty()) {
                return deleted;
            }
            for (var sid : sids) {
                if (twilio.delete(sid, entry.event().trace())) {
                    transactions.run(() -> erasures.count(id, "messagesAtTwilio", 1));
                }
                deleted++;
            }
            after = sids.getLast();
        }
    }

    private UUID erasureId(Entry entry) throws IOException {
        return json.readValue(entry.event().data(), EraseCommand.class).erasureId();
    }

    /** Result of a step: what leads to entries without the person's address. */
    record Conversations(Set<String> lanes) {}

    /** Result of a step. */
    record Retentions(Map<String, Duration> topics) {

        List<Erasure.Expiry> from(Instant now) {
            var expiries = new ArrayList<Erasure.Expiry>();
            topics.forEach((topic, kept) -> expiries.add(new Erasure.Expiry(topic, now.plus(kept))));
            expiries.sort(Comparator.comparing(Erasure.Expiry::what));
            return expiries;
        }
    }

    @Override
    public Completion onParked(Entry entry, String reason) {
        try {
            var id = erasureId(entry);
            return outbox -> erasures.stuck(id, reason, Cause.of(entry.event()));
        } catch (IOException e) {
            return Completion.nothing();
        }
    }

    @Override
    public List<String> stepNames(Entry entry) {
        return List.of(DELETE_AT_TWILIO, READ_RETENTION, FIND_CONVERSATIONS);
    }
}
