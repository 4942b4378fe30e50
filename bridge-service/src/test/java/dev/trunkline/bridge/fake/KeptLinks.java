package dev.trunkline.bridge.fake;

import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Link.State;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.link.TaskPointer;
import dev.trunkline.bridge.link.Transactions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Links. */
public final class KeptLinks {

    private final Map<UUID, Row> all = new HashMap<>();

    /** A row of the table. */
    private static final class Row {
        Link link;
        boolean opening = true;
        boolean ending;
        int texted;
        Instant taskSince = Instant.MIN;

        @Nullable TaskPointer task;

        final int firstStart;
        final int secondStart;

        Row(Link link) {
            this.link = link;
            this.firstStart = link.firstNext();
            this.secondStart = link.secondNext();
        }
    }

    public Links port() {
        return Fakes.of(Links.class, this, call -> {});
    }

    public static Transactions transactions() {
        return new Transactions() {
            @Override
            public <T> T call(Supplier<T> work) {
                return work.get();
            }
        };
    }

    private Row row(UUID id) {
        return Optional.ofNullable(all.get(id)).orElseThrow();
    }

    public Link only() {
        return all.values().iterator().next().link;
    }

    public Optional<Link> find(UUID id) {
        return Optional.ofNullable(all.get(id)).map(row -> row.link);
    }

    public Optional<Link> of(String conversation) {
        return all.values().stream()
                .map(row -> row.link)
                .filter(link ->
                        link.first().equals(conversation) || link.second().equals(conversation))
                .findFirst();
    }

    public Link add(Link link) {
        return of(link.first()).or(() -> of(link.second())).orElseGet(() -> {
            all.put(link.id(), new Row(link));
            return link;
        });
    }

    public void forget(UUID id) {
        all.remove(id);
    }

    public boolean isOpening(UUID id) {
        return row(id).opening;
    }

    public void opened(UUID id) {
        row(id).opening = false;
    }

    public void state(UUID id, State state) {
        var old = row(id).link;
        change(id, state, old.firstNext(), old.secondNext());
        row(id).ending = false;
    }

    public void seen(UUID id, Side side, int next) {
        var old = row(id).link;
        change(
                id,
                old.state(),
                side == Side.FIRST ? next : old.firstNext(),
                side == Side.SECOND ? next : old.secondNext());
    }

    private void change(UUID id, State state, int firstNext, int secondNext) {
        var old = row(id).link;
        row(id).link = new Link(
                id,
                old.pair(),
                old.lane(),
                old.first(),
                old.second(),
                state,
                firstNext,
                secondNext,
                null,
                old.createdAt(),
                old.changedAt());
    }

    public int start(UUID id, Side side) {
        return side == Side.FIRST ? row(id).firstStart : row(id).secondStart;
    }

    public int texted(UUID id) {
        return row(id).texted;
    }

    public void texted(UUID id, int below) {
        row(id).texted = below;
    }

    public Optional<Instant> taskSince(UUID id) {
        return Optional.of(row(id).taskSince).filter(since -> since.isAfter(Instant.MIN));
    }

    public void taskSince(UUID id, Instant at) {
        row(id).taskSince = row(id).taskSince.isBefore(at) ? at : row(id).taskSince;
    }

    public Optional<TaskPointer> task(UUID id) {
        return Optional.ofNullable(row(id).task);
    }

    public void task(UUID id, TaskPointer task) {
        row(id).task = task;
    }

    public boolean isEnding(UUID id) {
        return row(id).ending;
    }

    public void ending(UUID id) {
        row(id).ending = true;
    }
}
