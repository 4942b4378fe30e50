package dev.trunkline.messaging.reconciliation;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.journal.reconciliation.Reconciliation;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.inbox.MessageStatus;
import dev.trunkline.messaging.inbox.Messages;
import dev.trunkline.messaging.inbox.Senders;
import dev.trunkline.messaging.inbox.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the inbox with Twilio's list of messages, sender by sender, by SID and status. What the inbox lacks joins the
 * lane of its conversation, oldest first: behind whatever is still at work there, such as our own command to send a
 * message that Twilio has already, and handled by what handles the webhooks.
 */
@ApplicationScoped
public class MessageReconciliation implements Reconciliation {

    /** SIDs asked of the database at once. */
    private static final int CHUNK = 500;

    /** Messages that a sweep asks of Twilio one by one because its list left them out, such as those it never sent. */
    private static final int MOST_UNLISTED = 200;

    private final Senders senders;
    private final Messages messages;
    private final MessageList list;
    private final MissedMessages missed;
    private final Transactions transactions;
    private final ReconciliationConfig config;
    private final InboxClock clock;

    /** SID of the message that Twilio was asked for last because its list left it out. */
    private volatile String lastAsked = "";

    MessageReconciliation(
            Senders senders,
            Messages messages,
            MessageList list,
            MissedMessages missed,
            Transactions transactions,
            ReconciliationConfig config,
            InboxClock clock) {
        this.senders = senders;
        this.messages = messages;
        this.list = list;
        this.missed = missed;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public void compare(Instant from, Instant to, Findings findings) throws Exception {
        var sweep = new Sweep(from, to, clock.now().minus(config.grace()), findings, TraceContext.start());
        for (var sender : senders.all()) {
            sweep.compare(sender);
        }
        sweep.compareUnlisted();
    }

    private final class Sweep {
        private final Instant from;
        private final Instant to;
        private final Instant settledBefore;
        private final Findings findings;
        private final TraceContext trace;
        private final Set<String> seen = new HashSet<>();

        Sweep(Instant from, Instant to, Instant settledBefore, Findings findings, TraceContext trace) {
            this.from = from;
            this.to = to;
            this.settledBefore = settledBefore;
            this.findings = findings;
            this.trace = trace;
        }

        void compare(String sender) throws Exception {
            var listed = new LinkedHashMap<String, ListedMessage>();
            for (var inbound : List.of(true, false)) {
                // Oldest first. A page may repeat what the one before it showed, as messages come in meanwhile.
                list.list(sender, inbound, from, to, trace).reversed().forEach(message -> {
                    if (message.inbound() == inbound) {
                        listed.put(message.sid(), message);
                    }
                });
            }
            seen.addAll(listed.keySet());
            var known = statuses(List.copyOf(listed.keySet()));
            listed.keySet().removeAll(deleted(List.copyOf(listed.keySet())));
            var conversations = new LinkedHashMap<String, List<ListedMessage>>();
            listed.values().stream()
                    .sorted(Comparator.comparing(ListedMessage::sentAt))
                    .forEach(message -> conversations
                            .computeIfAbsent(message.theirs(), theirs -> new ArrayList<>())
                            .add(message));
            conversations.values().forEach(messagesOfOne -> compare(messagesOfOne, known));
        }

        /** What agents deleted is not missed. */
        private Set<String> deleted(List<String> sids) {
            var deleted = new HashSet<String>();
            for (var start = 0; start < sids.size(); start += CHUNK) {
                var chunk = sids.subList(start, Math.min(sids.size(), start + CHUNK));
                deleted.addAll(transactions.call(() -> messages.deleted(chunk)));
            }
            return deleted;
        }

        private Map<String, MessageStatus> statuses(List<String> sids) {
            var statuses = new HashMap<String, MessageStatus>();
            for (var start = 0; start < sids.size(); start += CHUNK) {
                var chunk = sids.subList(start, Math.min(sids.size(), start + CHUNK));
                statuses.putAll(transactions.call(() -> messages.statuses(chunk)));
            }
            return statuses;
        }

        /** @param conversation Twilio's list of it, oldest first */
        private void compare(List<ListedMessage> conversation, Map<String, MessageStatus> known) {
            for (var index = 0; index < conversation.size(); index++) {
                var listed = conversation.get(index);
                findings.compared(1);
                var follows = index > 0 ? conversation.get(index - 1).sid() : null;
                compare(listed, known.get(listed.sid()), follows, firstKnown(conversation, index + 1, known));
            }
        }

        private static @Nullable String firstKnown(
                List<ListedMessage> conversation, int start, Map<String, MessageStatus> known) {
            return conversation.subList(start, conversation.size()).stream()
                    .map(ListedMessage::sid)
                    .filter(known::containsKey)
                    .findFirst()
                    .orElse(null);
        }

        private void compare(
                ListedMessage listed,
                @Nullable MessageStatus ours,
                @Nullable String follows,
                @Nullable String precedes) {
            if (listed.updatedAt().isAfter(settledBefore)) {
                return;
            }
            var message = MissedMessage.of(senders.account(), listed, follows, precedes);
            if (ours != null) {
                compareStatus(listed, ours, message);
            } else if ((listed.inbound() || listed.status().hasLeft())
                    && append("reconciled/" + listed.sid(), message)) {
                findings.missing(listed.sid(), listed.inbound() ? "inbound message" : "outbound message");
            }
        }

        private void compareStatus(ListedMessage listed, MessageStatus ours, MissedMessage message) {
            if (!listed.inbound() && ours.yieldsTo(listed.status())) {
                var status = listed.status().id();
                if (append("reconciled/" + listed.sid() + "/" + status, message)) {
                    findings.changed(listed.sid(), "status " + status);
                }
            }
        }

        private boolean append(String eventId, MissedMessage message) {
            return missed.append(eventId, message, trace.next());
        }

        /** Twilio lists by the date that a message was sent, and may leave out what never was. */
        void compareUnlisted() throws Exception {
            for (var sid : unlisted()) {
                var found = list.find(sid, trace);
                lastAsked = sid;
                if (found.isPresent()) {
                    findings.compared(1);
                    compare(found.get(), statuses(List.of(sid)).get(sid), null, null);
                }
            }
        }

        /**
         * Goes on where the last sweep ended, and from the beginning again: neither those that were listed nor those that
         * Twilio has deleted, however many, keep the others back.
         */
        private Set<String> unlisted() {
            var unlisted = new LinkedHashSet<String>();
            addUnlisted(lastAsked, unlisted);
            addUnlisted("", unlisted);
            return unlisted;
        }

        private void addUnlisted(String after, Set<String> unlisted) {
            var page = unsettled(after);
            while (!page.isEmpty() && unlisted.size() < MOST_UNLISTED) {
                page.stream()
                        .filter(sid -> !seen.contains(sid))
                        .limit(MOST_UNLISTED - unlisted.size())
                        .forEach(unlisted::add);
                page = unsettled(page.getLast());
            }
        }

        private List<String> unsettled(String after) {
            return transactions.call(() -> messages.unsettled(from, to, after, CHUNK));
        }
    }
}
