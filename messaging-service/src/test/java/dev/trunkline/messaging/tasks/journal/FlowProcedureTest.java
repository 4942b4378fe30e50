package dev.trunkline.messaging.tasks.journal;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.Steps;
import dev.trunkline.messaging.tasks.FlexFlows;
import dev.trunkline.messaging.tasks.FlexFlows.Flow;
import dev.trunkline.messaging.tasks.RefusedException;
import dev.trunkline.messaging.tasks.Start;
import dev.trunkline.messaging.tasks.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FlowProcedureTest {

    private static final Wish.Flow WISH =
            new Wish.Flow("+14155550100", "Outbound SMS", "IS1", "WS1", "WW1", "sms", false);

    @Test
    @Tag("D11")
    void refusesAFlowThatTwilioMadeForSomethingElse() {
        // When
        var refused = catchThrowableOfType(RefusedException.class, () -> setUp("studio"));
        // Then
        assertThat(refused.refusal().status()).isEqualTo(502);
        assertThat(refused.refusal().reason()).contains("FO1", "'studio'", "expected: task");
    }

    @Test
    @Tag("D11")
    void tellsOfAFlowThatMakesTasks() throws Exception {
        assertThat(setUp("task")).containsEntry("created", true);
    }

    private static Map<String, Object> setUp(String made) throws Exception {
        var now = Instant.EPOCH;
        var id = UUID.randomUUID();
        var start = new Start(id, WISH, "ann", Start.State.PENDING, null, null, null, "", now, now);
        var event =
                new CloudEvent("1", "/messaging", StartCommand.TYPE, now, "application/json", Map.of(), new byte[0]);
        return new FlowProcedure(new Flows(made)).run(start, new Entry(1, 1, "lane", 1, 1, event, now), new FirstTry());
    }

    /** Has no flow, and makes those of one type whatever is asked for. */
    private record Flows(String type) implements FlexFlows {
        @Override
        public List<Flow> of(String number) {
            return List.of();
        }

        @Override
        public Flow create(Wish.Flow wish) {
            return new Flow("FO1", wish.friendlyName(), wish.fromNumber(), type, false, "IS1", null, null);
        }
    }

    private static final class FirstTry implements Steps {
        @Override
        public <T> T once(String name, Class<T> type, Callable<T> action) throws Exception {
            return action.call();
        }

        @Override
        public <T> T once(String name, Class<T> type, Probe<T> probe, Callable<T> action) throws Exception {
            return action.call();
        }
    }
}
