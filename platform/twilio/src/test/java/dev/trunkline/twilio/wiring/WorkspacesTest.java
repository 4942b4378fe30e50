package dev.trunkline.twilio.wiring;

import dev.trunkline.twilio.failure.TwilioFailures;
import dev.trunkline.twilio.rest.TwilioClients;
import dev.trunkline.twilio.rest.TwilioHosts;
import dev.trunkline.twilio.sending.AdaptiveSending;
import dev.trunkline.twilio.sending.SendingListener;
import dev.trunkline.twilio.sending.SendingSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Two services that need different events of one workspace. */
class WorkspacesTest {

    private static final String OURS = "https://trunkline.example/webhooks/taskrouter";
    private static final Wire WORKERS = Workspaces.wire("AC1", "WS1", OURS, List.of("worker.created"));
    private static final Wire BOARD = Workspaces.wire("AC1", "WS1", OURS, List.of("task.created", "worker.created"));

    private final KeptWorkspace kept = new KeptWorkspace();
    private final Wiring wiring = new Wiring(List.of(kept), new TwilioFailures());

    @Test
    void addsItsEventsAndLeavesThoseOfOthers() {
        // Given
        kept.values = Map.of("EventCallbackUrl", OURS, "EventsFilter", "activity.created,worker.created");
        // When
        var after = wiring.mend(BOARD, kept.read(BOARD));
        // Then
        assertThat(after.values()).containsEntry("EventsFilter", "activity.created,task.created,worker.created");
        assertThat(kept.writes).isEqualTo(1);
    }

    @Test
    void bothServicesComeToRest() {
        // Given
        kept.values = Map.of("EventCallbackUrl", "https://flex.example/events", "EventsFilter", "");
        // When
        for (var wire : List.of(WORKERS, BOARD, WORKERS, BOARD)) {
            wiring.mend(wire, kept.read(wire));
        }
        // Then
        assertThat(wiring.check(List.of(WORKERS, BOARD)))
                .extracting(Finding::state)
                .containsOnly(Finding.State.RIGHT);
        assertThat(kept.values)
                .containsEntry("EventCallbackUrl", OURS)
                .containsEntry("EventsFilter", "task.created,worker.created");
        assertThat(kept.writes).isEqualTo(2);
    }

    @Test
    void missesTheEventsThatAnEmptyFilterDoesNotName() {
        // Given
        kept.values = Map.of("EventCallbackUrl", OURS, "EventsFilter", "");
        // When
        var drift = wiring.drift(WORKERS, kept.read(WORKERS));
        // Then
        assertThat(drift).isEqualTo(Map.of("EventsFilter", "worker.created"));
    }

    /** The rules of workspaces, in memory. */
    private static final class KeptWorkspace implements Outlet {
        private final Outlet rules = new Workspaces(new TwilioClients(
                List::of,
                new TwilioHosts(Optional.empty()),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                (call, status, took) -> {},
                new AdaptiveSending(SendingSettings.defaults(), SendingListener.NONE, System::nanoTime)));
        private Map<String, String> values = Map.of();
        private int writes;

        @Override
        public String kind() {
            return rules.kind();
        }

        @Override
        public boolean suffices(String property, String found, String wanted) {
            return rules.suffices(property, found, wanted);
        }

        @Override
        public String replacement(String property, String found, String wanted) {
            return rules.replacement(property, found, wanted);
        }

        @Override
        public Reading read(Wire wire) {
            return new Reading(true, values);
        }

        @Override
        public void write(Wire wire, Map<String, String> changes) {
            var after = new LinkedHashMap<>(values);
            after.putAll(changes);
            values = after;
            writes++;
        }
    }
}
