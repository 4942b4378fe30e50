package dev.trunkline.journal.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.journal.JournalErasure;
import dev.trunkline.journal.Mentions;
import dev.trunkline.journal.PersonTables;
import dev.trunkline.journal.Subject;
import dev.trunkline.journal.jdbc.Transactions;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A service's part in the erasure of one person: its journal and its tables. The audit log keeps what was erased. */
public final class PersonErasures {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Transactions transactions;
    private final JournalErasure journal;
    private final Optional<PersonTables> tables;

    /** @param tables none in a service that erases people in another way, which this one refuses to disturb */
    public PersonErasures(Transactions transactions, JournalErasure journal, Optional<PersonTables> tables) {
        this.transactions = transactions;
        this.journal = journal;
        this.tables = tables;
    }

    /**
     * What was erased.
     *
     * @param counts rows by kind
     * @param left entries and rows that mention the person and were in use
     */
    public record Part(UUID erasure, Instant at, Map<String, Long> counts, long left) {}

    private record Detail(UUID erasure, Map<String, Long> counts, long left) {

        Detail plus(Map<String, Long> others) {
            var more = new TreeMap<>(counts);
            others.forEach((what, count) -> more.merge(what, count, Long::sum));
            return new Detail(erasure, more, left);
        }

        Detail leaving(long rows) {
            return new Detail(erasure, counts, rows);
        }
    }

    /**
     * What leads to the person's data in lanes without their address: SIDs of conversations, and keys of lanes. A caller that
     * may die while it erases keeps it before, as the subject's lanes: what was emptied leads nowhere.
     */
    public Set<String> conversations(Subject subject) {
        var ours = ours();
        var person = Mentions.of(subject.addresses());
        var known = new HashSet<>(subject.lanes());
        known.addAll(transactions.call(connection -> ours.conversations(connection, person)));
        return journal.conversations(person, ours.conversationLanes(), known);
    }

    private PersonTables ours() {
        return tables.orElseThrow(
                () -> new NotInJournalException("this service erases people by receipts of its own: see /erasures"));
    }

    /**
     * May be repeated, and has to be as long as something is left. The audit line keeps the counts in the transactions that
     * erase: where a former attempt of the same erasure died on its way, what it erased is counted too.
     */
    public Part erase(UUID erasure, Subject subject, Justification by) {
        return erase(erasure, subject, conversations(subject), by);
    }

    /** @param conversations as they were found just now, see {@link #conversations} */
    Part erase(UUID erasure, Subject subject, Set<String> conversations, Justification by) {
        var ours = ours();
        var person = Mentions.of(subject.addresses());
        var line = transactions.call(connection -> AuditLog.erase(connection, by, erasure));
        var mentions = journal.eraseMentions(erasure.toString(), person, conversations, new Counted(line));
        return transactions.call(connection -> {
            var counts = new TreeMap<String, Long>();
            JournalErasure.Tally tally = (what, count) -> counts.merge(what, count, Long::sum);
            journal.eraseLanes(erasure.toString(), person, List.of(), tally);
            var left = mentions + ours.erase(connection, person, conversations, tally);
            var detail = change(line, counted -> counted.plus(counts).leaving(left));
            return new Part(erasure, Instant.now(), detail.counts(), left);
        });
    }

    /** Rewrites the audit line, once for each batch. */
    private final class Counted implements JournalErasure.Tally {

        private final long line;

        private Counted(long line) {
            this.line = line;
        }

        @Override
        public void add(String what, long count) {
            addAll(Map.of(what, count));
        }

        @Override
        public void addAll(Map<String, Long> counts) {
            change(line, detail -> detail.plus(counts));
        }
    }

    private Detail change(long line, UnaryOperator<Detail> change) {
        return transactions.call(connection -> {
            var detail = change.apply(read(AuditLog.detail(connection, line)));
            AuditLog.detail(connection, line, write(detail));
            return detail;
        });
    }

    private static Detail read(String detail) {
        try {
            return JSON.readValue(detail, Detail.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("audit line of an erasure: not as it was written: " + detail, e);
        }
    }

    private static String write(Detail detail) {
        try {
            return JSON.writeValueAsString(detail);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("erasure " + detail.erasure() + ": cannot be written as JSON", e);
        }
    }
}
