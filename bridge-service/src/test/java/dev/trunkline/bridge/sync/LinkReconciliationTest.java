package dev.trunkline.bridge.sync;

import dev.trunkline.bridge.drift.Checks;
import dev.trunkline.bridge.drift.Difference;
import dev.trunkline.bridge.drift.Difference.Finding;
import dev.trunkline.bridge.drift.Difference.Kind;
import dev.trunkline.bridge.drift.Differences;
import dev.trunkline.bridge.drift.ReconciliationConfig;
import dev.trunkline.bridge.drift.SweepProgress;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.journal.reconciliation.Reconciliation.Findings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LinkReconciliationTest {

    private static final Instant TO = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Instant FROM = TO.minusSeconds(3600);

    private final List<Link> links =
            IntStream.range(0, 25).mapToObj(LinkReconciliationTest::link).toList();
    private final List<UUID> asked = new ArrayList<>();
    private final Set<String> waiting = new HashSet<>();
    private final Set<UUID> busy = new HashSet<>();
    private final Set<String> unreadable = new HashSet<>();
    private final Map<String, UUID> positions = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private final Map<String, Difference> found = new HashMap<>();
    private Runnable onceCompared = () -> {};
    private Duration paused = Duration.ZERO;
    private int compared;
    private int crashAfter = Integer.MAX_VALUE;

    private static Link link(int number) {
        return new Link(
                new UUID(0, number),
                "pair",
                "lane",
                "CH" + number,
                "CH0" + number,
                Link.State.OPEN,
                0,
                0,
                null,
                FROM,
                FROM);
    }

    private LinkReconciliation sweep() {
        var config = new SmallRyeConfigBuilder()
                .withMapping(ReconciliationConfig.class)
                .withDefaultValue("trunkline.bridge.reconciliation.patience", PATIENCE.toString())
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(ReconciliationConfig.class);
        return new LinkReconciliation(
                known(),
                new AskedComparisons(),
                differences(),
                only(Checks.class, "unreadable", arguments -> unreadable),
                new KeptProgress(),
                transactions(),
                config,
                this::pause);
    }

    private void pause(Duration time) {
        paused = paused.plus(time);
    }

    private static Transactions transactions() {
        return new Transactions() {
            @Override
            public <T> T call(Supplier<T> work) {
                return work.get();
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static <T> T only(Class<T> type, String method, java.util.function.Function<Object[], Object> answer) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, called, arguments) -> {
            if (called.getName().equals(method)) {
                return answer.apply(arguments);
            }
            throw new UnsupportedOperationException(called.getName());
        });
    }

    private Links known() {
        return only(
                Links.class,
                "toCompare",
                arguments -> links.stream()
                        .filter(link -> arguments[0] == null || link.id().compareTo((UUID) arguments[0]) > 0)
                        .limit((Integer) arguments[3])
                        .toList());
    }

    private Differences differences() {
        return only(
                Differences.class,
                "foundIn",
                arguments -> ((Collection<?>) arguments[0])
                        .stream().map(found::get).filter(Objects::nonNull).toList());
    }

    private final class AskedComparisons implements Comparisons {
        @Override
        public String ask(Link link, String by, TraceContext trace) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean sweep(Link link, String by, String eventId, TraceContext trace) {
            if (asked.size() == crashAfter) {
                throw new IllegalStateException("the process ends");
            }
            if (busy.contains(link.id())) {
                return false;
            }
            asked.add(link.id());
            if (link.first().equals("CH3")) {
                var finding = new Finding(Kind.MESSAGE_MISSING, Side.SECOND, "IM1", "message 1");
                found.put(eventId, new Difference(link.id(), link.id(), finding, TO, "schedule", eventId, TO, null));
            }
            return true;
        }

        @Override
        public List<String> waiting(Collection<String> eventIds) {
            return eventIds.stream().filter(waiting::contains).toList();
        }
    }

    private final class KeptProgress implements SweepProgress {
        @Override
        public Optional<UUID> position(String sweep) {
            return Optional.ofNullable(positions.get(sweep));
        }

        @Override
        public void reached(String sweep, UUID link) {
            positions.put(sweep, link);
        }
    }

    private final class Counted implements Findings {
        @Override
        public void compared(int items) {
            compared += items;
            onceCompared.run();
        }

        @Override
        public void missing(String sid, String what) {
            told.add(sid);
        }

        @Override
        public void changed(String sid, String what) {
            throw new UnsupportedOperationException(what);
        }
    }

    @Test
    void comparesEachLinkOnceAtTheRateThatIsSet() throws Exception {
        // When
        sweep().compare(FROM, TO, new Counted());
        // Then
        assertThat(asked).containsExactlyElementsOf(links.stream().map(Link::id).toList());
        assertThat(compared).isEqualTo(25);
        assertThat(told).containsExactly("IM1");
        assertThat(paused).isEqualTo(Duration.ofMillis(12_500));
    }

    @Test
    @Tag("Y01")
    void goesOnWhereAnEndedProcessWas() throws Exception {
        // Given
        crashAfter = 15;
        assertThatThrownBy(() -> sweep().compare(FROM, TO, new Counted())).hasMessage("the process ends");
        asked.clear();
        crashAfter = Integer.MAX_VALUE;
        // When
        sweep().compare(FROM, TO, new Counted());
        // Then
        assertThat(asked.getFirst()).isEqualTo(links.get(10).id());
        assertThat(asked).hasSize(15);
    }

    @Test
    void beginsTheNextSweepAnew() throws Exception {
        // Given
        sweep().compare(FROM, TO, new Counted());
        asked.clear();
        // When
        sweep().compare(FROM, TO.plusSeconds(60), new Counted());
        // Then
        assertThat(asked).hasSize(25);
    }

    @Test
    void doesNotWaitForABusyLaneForEver() throws Exception {
        // Given
        waiting.add(eventId(3));
        // When
        sweep().compare(FROM, TO, new Counted());
        // Then
        assertThat(asked).hasSize(25);
        assertThat(compared).isEqualTo(24);
        assertThat(told).isEmpty();
        assertThat(paused).isEqualTo(Duration.ofMillis(12_500).plus(PATIENCE));
    }

    @Test
    void tellsOfALinkThatIsComparedLate() throws Exception {
        // Given
        waiting.add(eventId(3));
        onceCompared = () -> waiting.clear();
        // When
        sweep().compare(FROM, TO, new Counted());
        // Then
        assertThat(compared).isEqualTo(25);
        assertThat(told).containsExactly("IM1");
        assertThat(paused).isEqualTo(Duration.ofMillis(12_500).plus(PATIENCE));
    }

    @Test
    void leavesOutALinkWhoseLaneHasAComparison() throws Exception {
        // Given
        busy.add(links.get(3).id());
        // When
        sweep().compare(FROM, TO, new Counted());
        // Then
        assertThat(asked).hasSize(24).doesNotContain(links.get(3).id());
        assertThat(compared).isEqualTo(24);
        assertThat(paused).isEqualTo(Duration.ofMillis(12_500));
    }

    private String eventId(int link) {
        return "sweep-" + TO + "-" + links.get(link).id();
    }
}
