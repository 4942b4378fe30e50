package dev.trunkline.journal.rest;

import dev.trunkline.journal.operations.EntryFilter;
import dev.trunkline.journal.operations.Replays.TopicRange;
import dev.trunkline.journal.query.EntryState;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be replayed: entries of the journal, or records of a topic; exactly one of both.
 *
 * @param why needed to start, not to preview
 */
public record ReplayWish(
        @Valid @Nullable Filter filter,
        @Valid @Nullable Topic topic,
        @Nullable String why) {

    /** Entries; what is not given means any. */
    public record Filter(
            @Nullable Long id,
            @Nullable String state,
            @Nullable String lane,
            @Nullable String type,
            @Nullable Instant from,
            @Nullable Instant to) {

        EntryFilter parsed() {
            return new EntryFilter(
                    id,
                    Words.value(EntryState.class, "state", state),
                    given("lane", lane),
                    given("type", type),
                    from,
                    to);
        }

        static Filter of(EntryFilter filter) {
            return new Filter(
                    filter.id(),
                    filter.state() == null ? null : Words.of(filter.state()),
                    filter.lane(),
                    filter.type(),
                    filter.from(),
                    filter.to());
        }

        private static @Nullable String given(String parameter, @Nullable String text) {
            return text == null || text.isBlank() ? null : Words.storable(parameter, text);
        }
    }

    /** Records of a topic by the time of their arrival at Kafka. */
    public record Topic(
            @NotBlank(message = "name the topic") String topic,
            @NotNull(message = "say from when on") Instant from,
            @Nullable Instant to) {

        TopicRange parsed(Instant now) {
            return new TopicRange(Words.storable("topic", topic), from, Objects.requireNonNullElse(to, now));
        }

        static Topic of(TopicRange range) {
            return new Topic(range.topic(), range.from(), range.to());
        }
    }

    /** The one of both that was given. */
    sealed interface Source {
        record Journal(EntryFilter filter) implements Source {}

        record Kafka(TopicRange range) implements Source {}
    }

    Source source(Instant now) {
        if (filter != null && topic == null) {
            return new Source.Journal(filter.parsed());
        }
        if (topic != null && filter == null) {
            return new Source.Kafka(topic.parsed(now));
        }
        throw Words.invalid("filter: say what to replay, either entries by filter or records by topic");
    }

    String reason() {
        if (why == null || why.isBlank() || why.length() > 1_000) {
            throw Words.invalid("why: say for the audit log why, in at most 1000 characters");
        }
        return why;
    }
}
