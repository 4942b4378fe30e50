package dev.trunkline.bridge.sync.missed;

import dev.trunkline.bridge.drift.Checks;
import dev.trunkline.bridge.drift.Differences;
import dev.trunkline.bridge.drift.ListProgress;
import dev.trunkline.bridge.drift.PartProgress;
import dev.trunkline.bridge.drift.ReconciliationConfig;
import dev.trunkline.bridge.drift.SweepProgress;
import dev.trunkline.bridge.fake.KeptLinks;
import dev.trunkline.bridge.fake.World;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Pair;
import dev.trunkline.bridge.link.Pair.CreateOn;
import dev.trunkline.bridge.link.Pairs;
import dev.trunkline.bridge.link.Place;
import dev.trunkline.bridge.sync.Comparisons;
import dev.trunkline.bridge.sync.LinkReconciliation;
import dev.trunkline.bridge.sync.Tasks;
import dev.trunkline.journal.reconciliation.Reconciliation.Findings;
import dev.trunkline.journal.reconciliation.ReconciliationReport;
import dev.trunkline.twilio.chat.ChatProduct;
import dev.trunkline.twilio.failure.TwilioFailures;
import dev.trunkline.twilio.rest.TwilioCall;
import dev.trunkline.twilio.rest.TwilioCallException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Sweeps of which a part fails, with an interval of an hour that look back for a day. */
class BridgeReconciliationTest {

    private static final Instant TO = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant FROM = TO.minus(Duration.ofDays(3));
    private static final Duration DAY = Duration.ofDays(1);

    private final World world = new World(ChatProduct.CONVERSATIONS, true);
    private final Set<String> away = new HashSet<>();
    private final Map<String, Instant> parts = new TreeMap<>();
    private final ReconciliationConfig config = new SmallRyeConfigBuilder()
            .withMapping(ReconciliationConfig.class)
            .addDiscoveredConverters()
            .build()
            .getConfigMapping(ReconciliationConfig.class);
    private final Map<String, Instant> done = new HashMap<>();
    private BridgeReconciliation reconciliation = instance();

    private BridgeReconciliation instance() {
        return new BridgeReconciliation(
                tasks(),
                new MissedConversations(
                        new Pairs(List.of()),
                        world.rooms,
                        world.links.port(),
                        KeptLinks.transactions(),
                        world.synchronisation,
                        none(MissedEvents.class),
                        none(ListProgress.class),
                        config,
                        time -> {}),
                links(),
                new TwilioFailures(),
                (list, reason) -> {},
                new KeptParts(),
                config);
    }

    private final class KeptParts implements PartProgress {
        @Override
        public Optional<Instant> done(String part) {
            return Optional.ofNullable(done.get(part));
        }

        @Override
        public void done(String part, Instant to) {
            done.put(part, to);
        }
    }

    private static <T> T port(Class<T> type, BiFunction<String, Object[], Object> methods) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, called, given) -> methods.apply(called.getName(), given)));
    }

    private static <T> T none(Class<T> type) {
        return port(type, (called, given) -> {
            throw new UnsupportedOperationException(called);
        });
    }

    private MissedTasks tasks() {
        var pairs = new Pairs(List.of(pair("AC1"), pair("AC2")));
        var tasks = port(Tasks.class, (called, given) -> {
            if (called.equals("workspaces")) {
                return List.of("WS1");
            }
            if (away.contains(given[0])) {
                throw new TwilioCallException(new TwilioCall("GET", "taskrouter", "/v1"), 503, null, null);
            }
            parts.put("tasks of " + given[0], (Instant) given[3]);
            return List.of();
        });
        return new MissedTasks(pairs, tasks, world.synchronisation, none(MissedEvents.class));
    }

    private static Pair pair(String account) {
        return new Pair(
                account,
                place(account, "IS1"),
                place(account, "IS2"),
                CreateOn.ACCEPTANCE,
                false,
                false,
                Optional.empty());
    }

    private static Place place(String account, String service) {
        return new Place(account, ChatProduct.CONVERSATIONS, service, false, Optional.empty(), Optional.empty());
    }

    private LinkReconciliation links() {
        var links = port(Links.class, (called, given) -> {
            parts.put("links", (Instant) given[1]);
            return List.of();
        });
        return new LinkReconciliation(
                links,
                port(Comparisons.class, (called, given) -> List.of()),
                port(Differences.class, (called, given) -> List.of()),
                port(Checks.class, (called, given) -> Set.of()),
                port(SweepProgress.class, (called, given) -> Optional.empty()),
                KeptLinks.transactions(),
                config,
                time -> {});
    }

    /** @return the parts that were done, with the begin of their range */
    private Map<String, Instant> sweep(String by, Instant from, Instant to) throws Exception {
        parts.clear();
        reconciliation.compare(from, to, new SweptBy(by));
        return parts;
    }

    private Map<String, Instant> sweep(Instant to) throws Exception {
        return sweep(ReconciliationReport.SCHEDULE, FROM, to);
    }

    private void fail() {
        away.add("AC2");
        assertThatThrownBy(() -> sweep(TO)).hasMessageContaining("503");
        away.clear();
        assertThat(parts).containsOnly(Map.entry("tasks of AC1", FROM), Map.entry("links", FROM));
    }

    private record SweptBy(String by) implements Findings {
        @Override
        public void compared(int items) {}

        @Override
        public void missing(String sid, String what) {}

        @Override
        public void changed(String sid, String what) {}
    }

    @Test
    void triesAloneWhatFailedUntilTheNextSweepIsDue() throws Exception {
        // Given
        fail();
        // Then
        assertThat(sweep(TO.plusSeconds(60))).containsOnly(Map.entry("tasks of AC2", FROM));
        assertThat(sweep(TO.plusSeconds(3660)))
                .containsOnly(
                        Map.entry("tasks of AC1", TO.minus(DAY)),
                        Map.entry("tasks of AC2", TO.plusSeconds(60).minus(DAY)),
                        Map.entry("links", TO.minus(DAY)));
    }

    @Test
    void goesOnWhereAnotherInstanceStopped() throws Exception {
        // Given
        fail();
        // When
        reconciliation = instance();
        // Then
        assertThat(sweep(TO.plusSeconds(60))).containsOnly(Map.entry("tasks of AC2", FROM));
    }

    @Test
    void doesAllOfItWhereSomebodyAsksForIt() throws Exception {
        // Given
        fail();
        // Then
        assertThat(sweep("ana", FROM, TO.plusSeconds(60))).containsOnlyKeys("tasks of AC1", "tasks of AC2", "links");
    }

    @Test
    void holdsNoMoreThanTheWindowHoweverLongAListCouldNotBeRead() throws Exception {
        assertThat(sweep(ReconciliationReport.SCHEDULE, TO.minus(Duration.ofDays(30)), TO))
                .containsEntry("tasks of AC2", TO.minus(Duration.ofDays(7)))
                .containsEntry("links", TO.minus(Duration.ofDays(30)));
    }
}
