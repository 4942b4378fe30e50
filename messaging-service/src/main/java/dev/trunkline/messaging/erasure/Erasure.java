package dev.trunkline.messaging.erasure;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to have one person's data erased and, once it is done, the receipt. It is done once every service is.
 *
 * @param subject the address as a keyed hash
 * @param address null as soon as our own part is done; {@link KeptSubject} has it until all are
 * @param own how far our own part is
 * @param atTwilio whether Twilio is asked to delete the messages as well
 * @param trouble why our own part gave up, or its latest round; null where that is not so
 * @param left journal entries of others that mention the person and were left, because they were not finished
 * @param counts rows erased, by kind
 * @param expiries what is kept elsewhere, and until when
 * @param parts those of the other services that are asked
 * @param trace of the request, as {@code traceparent}
 * @param ownFinishedAt when our own part was done
 * @param rounds how often the services were asked, and with what not yet
 */
public record Erasure(
        UUID id,
        String subject,
        @Nullable String address,
        String reason,
        String requestedBy,
        State own,
        boolean atTwilio,
        @Nullable String trouble,
        long left,
        SortedMap<String, Long> counts,
        List<Expiry> expiries,
        List<Part> parts,
        String trace,
        Instant requestedAt,
        @Nullable Instant ownFinishedAt,
        Rounds rounds) {

    public Erasure {
        counts = new TreeMap<>(counts);
        expiries = List.copyOf(expiries);
        parts = List.copyOf(parts);
    }

    /** How far it is. */
    public enum State {
        PENDING,
        /** Nobody tries any more; an operator has to look. */
        STUCK,
        /** Everybody has done their part, but something was in use and was left. */
        INCOMPLETE,
        DONE;

        /** The name in the database and towards browsers. Never changed once published. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State ofId(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }

        static State finished(long left) {
            return left == 0 ? DONE : INCOMPLETE;
        }
    }

    /**
     * What erasing cannot reach and time will delete.
     *
     * @param what a Kafka topic, or what the settings name
     * @param by when it is gone at the latest
     */
    public record Expiry(String what, Instant by) {

        Expiry later(Duration time) {
            return new Expiry(what, by.plus(time));
        }
    }

    /** How far it is altogether: where somebody has to look, that; else what is not over yet, or was left. */
    public State state() {
        var ours = own == State.DONE ? State.finished(left) : own;
        var states = Stream.concat(
                        Stream.of(ours, rounds.state()), parts.stream().map(Part::state))
                .toList();
        return Stream.of(State.STUCK, State.PENDING, State.INCOMPLETE)
                .filter(states::contains)
                .findFirst()
                .orElse(State.DONE);
    }

    /** When the last part was done; null before. */
    public @Nullable Instant finishedAt() {
        return state() == State.STUCK || state() == State.PENDING
                ? null
                : Stream.concat(Stream.of(ownFinishedAt), parts.stream().map(Part::at))
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    /** Whether what a service tells is news of its part. */
    boolean takes(Told told) {
        var current = rounds.current(told.round()) || told.part().stuck() != null;
        return current
                && parts.stream()
                        .anyMatch(part -> part.service().equals(told.part().service())
                                && told.part().supersedes(part));
    }

    Erasure with(Part told) {
        var next = parts.stream()
                .map(part -> part.service().equals(told.service()) ? told : part)
                .toList();
        var later = later(told);
        var shifted = expiries.stream()
                .map(expiry -> told.onTopics(expiry.what()) ? expiry.later(later) : expiry)
                .toList();
        return with(shifted, next, rounds);
    }

    /** @param sids how many are known that nobody was asked with yet */
    Erasure finding(long sids) {
        return with(expiries, parts, rounds.finding(sids));
    }

    /** Every service is asked with what was found. */
    Erasure nextRound(long remaining) {
        return with(expiries, parts.stream().map(Part::askedAgain).toList(), rounds.next(remaining));
    }

    /** Whether every service has answered and none is stuck: only then all would hear of what was found. */
    boolean answered() {
        return own == State.DONE
                && parts.stream().map(Part::state).allMatch(state -> state == State.DONE || state == State.INCOMPLETE);
    }

    /** Whether our own part is not done, or not with what others have found. */
    boolean awaitsOwn() {
        return own != State.DONE || rounds.state() == State.PENDING;
    }

    /** Whether our own part begins another round at once. */
    boolean goesOn() {
        return answered() && rounds.state() == State.PENDING;
    }

    private Erasure with(List<Expiry> nextExpiries, List<Part> nextParts, Rounds nextRounds) {
        return new Erasure(
                id,
                subject,
                address,
                reason,
                requestedBy,
                own,
                atTwilio,
                trouble,
                left,
                counts,
                nextExpiries,
                nextParts,
                trace,
                requestedAt,
                ownFinishedAt,
                nextRounds);
    }

    /** How much later than was known until now a service was at its part: until then its topics may tell of the person. */
    private Duration later(Part told) {
        var known = Stream.concat(
                        Stream.of(ownFinishedAt),
                        parts.stream()
                                .filter(part -> part.service().equals(told.service()))
                                .map(Part::at))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
        return known.filter(at -> ownFinishedAt != null && told.at() != null && at.isBefore(told.at()))
                .map(at -> Duration.between(at, told.at()))
                .orElse(Duration.ZERO);
    }

    Erasure done(long nextLeft, List<Expiry> nextExpiries, Instant at) {
        return new Erasure(
                id,
                subject,
                null,
                reason,
                requestedBy,
                State.DONE,
                atTwilio,
                null,
                nextLeft,
                counts,
                nextExpiries,
                parts,
                trace,
                requestedAt,
                at,
                rounds);
    }

    /** Our own part was at it again: what was left until then may have written until then. */
    Erasure again(long nextLeft, Instant at) {
        var later = ownFinishedAt == null ? Duration.ZERO : Duration.between(ownFinishedAt, at);
        return done(
                nextLeft, expiries.stream().map(expiry -> expiry.later(later)).toList(), at);
    }

    /** Our own part is tried once more. */
    Erasure tried() {
        return own(State.PENDING, null);
    }

    /** What is done stays so, but what was found since waits. */
    Erasure stuck(String why) {
        return own(own == State.DONE ? State.DONE : State.STUCK, why);
    }

    private Erasure own(State next, @Nullable String why) {
        return new Erasure(
                id,
                subject,
                address,
                reason,
                requestedBy,
                next,
                atTwilio,
                why,
                left,
                counts,
                expiries,
                parts,
                trace,
                requestedAt,
                ownFinishedAt,
                rounds);
    }
}
