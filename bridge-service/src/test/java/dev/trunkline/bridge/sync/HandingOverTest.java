package dev.trunkline.bridge.sync;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.bridge.fake.KeptSteps;
import dev.trunkline.bridge.fake.World;
import dev.trunkline.bridge.link.Link.State;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.sync.Happening.Accepted;
import dev.trunkline.bridge.sync.Happening.Changed;
import dev.trunkline.bridge.sync.Happening.TaskEnded;
import dev.trunkline.twilio.chat.ChatProduct;
import dev.trunkline.twilio.chat.Echo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which task a conversation belongs to when an agent of the second workspace has given it away. */
class HandingOverTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant T0 = Instant.parse("2026-11-21T12:00:00Z");

    private World world = new World(ChatProduct.CONVERSATIONS, true);
    private String conversation = "";
    private String second = "";

    private Accepted accepted(String worker, String task) {
        return accepted(worker, task, Instant.EPOCH);
    }

    private Accepted accepted(String worker, String task, Instant at) {
        return new Accepted(
                world.where(Side.FIRST, conversation), worker, "WK" + worker, "WS1", task, Optional.empty(), at);
    }

    private void serve(boolean transfers) throws Exception {
        world = new World(ChatProduct.CONVERSATIONS, transfers);
        conversation = world.first.conversation("served", "{}");
        world.first.join(conversation, "visitor", null, "{}");
        world.apply(accepted("ana", "WTold"), new KeptSteps());
        second = world.links.only().second();
    }

    /** Frontline notes it. */
    private Changed give(String from, String to) {
        return give(from, to, Instant.ofEpochMilli(7));
    }

    private Changed give(String from, String to, Instant at) {
        var event = Map.of("from", from, "to", to, "date", at.toEpochMilli());
        world.second.mergeAttributes(second, Map.of("frontline.events", List.of(event)), Echo.UNWANTED);
        return new Changed(
                world.where(Side.SECOND, second),
                world.second.conversation(second).attributes());
    }

    private String task() throws Exception {
        return JSON.readTree(world.second.conversation(second).attributes())
                .path("TaskSid")
                .asText();
    }

    private TaskEnded ended(String task) {
        return new TaskEnded(world.where(Side.FIRST, conversation), task);
    }

    private void close() throws Exception {
        world.second.close(second, Echo.UNWANTED);
        world.apply(new Changed(world.where(Side.SECOND, second), "{}"), new KeptSteps());
    }

    @Test
    void belongsToTheNewTaskBeforeAnybodyHasAcceptedIt() throws Exception {
        // Given
        serve(true);
        // When
        world.apply(give("ana", "ben"), new KeptSteps());
        // Then
        assertThat(task()).isEqualTo("WTnew");
        assertThat(world.tasks.done).containsExactly("make", "release WTold", "complete WTold");
        world.apply(ended("WTold"), new KeptSteps());
        assertThat(world.links.only().state()).isEqualTo(State.OPEN);
        close();
        assertThat(world.tasks.done).endsWith("finish WTnew");
    }

    @Test
    @Tag("Y01")
    void belongsToTheNewTaskThoughSomebodyHasOverwrittenTheOldOne() throws Exception {
        // Given
        serve(true);
        world.second.mergeAttributes(second, Map.of("TaskSid", "WTanother"), Echo.UNWANTED);
        give("ana", "ben");
        // When
        var unused = world.sweep();
        // Then
        assertThat(task()).isEqualTo("WTnew");
        assertThat(world.tasks.done).containsExactly("make", "release WTold", "complete WTold");
    }

    @Test
    void endsWithItsTaskThoughSomebodyHasOverwrittenIt() throws Exception {
        // Given
        serve(true);
        world.second.mergeAttributes(second, Map.of("TaskSid", "WTanother"), Echo.UNWANTED);
        // When
        world.apply(ended("WTold"), new KeptSteps());
        // Then
        assertThat(world.links.only().state()).isEqualTo(State.ENDED);
    }

    @Test
    void endsWithTheNewTaskThatNobodyHasAccepted() throws Exception {
        // Given
        serve(true);
        world.apply(give("ana", "ben"), new KeptSteps());
        // When
        world.apply(ended("WTnew"), new KeptSteps());
        // Then
        assertThat(world.links.only().state()).isEqualTo(State.ENDED);
    }

    @Test
    void belongsToTheNewTaskOnceItIsAccepted() throws Exception {
        // Given
        serve(true);
        world.apply(give("ana", "ben"), new KeptSteps());
        // When
        world.apply(accepted("ben", "WTnew"), new KeptSteps());
        // Then
        assertThat(task()).isEqualTo("WTnew");
        close();
        assertThat(world.tasks.done).endsWith("finish WTnew");
    }

    @Test
    @Tag("E19")
    @Tag("E21")
    void staysWithTheNewTaskWhereTheOldAcceptanceComesLate() throws Exception {
        // Given
        serve(true);
        world.apply(give("ana", "ben", T0.plusSeconds(60)), new KeptSteps());
        // When
        world.apply(accepted("ana", "WTold", T0), new KeptSteps());
        // Then
        assertThat(task()).isEqualTo("WTnew");
        assertThat(people()).containsExactly("visitor");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Tag("E20")
    void staysWithTheTaskThatWasAcceptedLastWhicheverAcceptanceComesFirst(boolean both) throws Exception {
        // Given
        serve(true);
        world.apply(accepted("ben", "WTnew", T0.plusSeconds(60)), new KeptSteps());
        if (both) {
            world.tasks.serving.add("WKeve WTinvited");
        }
        // When
        world.apply(accepted("eve", "WTinvited", T0), new KeptSteps());
        // Then
        assertThat(task()).isEqualTo("WTnew");
        assertThat(people().contains("eve")).isEqualTo(both);
    }

    @Test
    @Tag("E21")
    void goesOnWithTheNewTaskThoughTheClockOfTheAppIsFast() throws Exception {
        // Given
        serve(true);
        world.apply(give("ana", "ben", Instant.now().plus(Duration.ofDays(1))), new KeptSteps());
        // When
        world.apply(accepted("eve", "WTthird", Instant.now().plusSeconds(5)), new KeptSteps());
        // Then
        assertThat(task()).isEqualTo("WTthird");
        assertThat(people()).contains("eve");
    }

    private List<String> people() {
        return world.second.chat().participants(second).stream()
                .map(person -> String.valueOf(person.identity()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana", "ben"})
    void staysWithTheOldTaskWhereItMayNotBeGivenAway(String to) throws Exception {
        // Given
        serve(to.equals("ana"));
        // When
        world.apply(give("ana", to), new KeptSteps());
        // Then
        assertThat(task()).isEqualTo("WTold");
        assertThat(world.second.bodies(second)).hasSize(1);
        close();
        assertThat(world.tasks.done).containsExactly("finish WTold");
    }

    @ParameterizedTest
    @ValueSource(strings = {"release", "complete"})
    @Tag("E21")
    void makesOneTaskThoughAnotherEntryGoesOn(String fault) throws Exception {
        // Given
        serve(true);
        var given = give("ana", "ben");
        world.tasks.before(call -> {
            if (call.startsWith(fault)) {
                throw new IllegalStateException("refused: " + call);
            }
        });
        world.park(given, new KeptSteps());
        world.tasks.before(call -> {});
        // When
        world.apply(given, new KeptSteps());
        // Then
        assertThat(world.tasks.done).containsOnlyOnce("make").endsWith("complete WTold");
        assertThat(task()).isEqualTo("WTnew");
    }

    @Test
    void saysOnceThatItIsNotGivenAway() throws Exception {
        // Given
        serve(false);
        var given = give("ana", "ben");
        world.second.before(call -> {
            if (call.startsWith("mergeAttributes")) {
                throw new IllegalStateException("refused: " + call);
            }
        });
        world.park(given, new KeptSteps());
        world.second.before(call -> {});
        // When
        world.apply(given, new KeptSteps());
        // Then
        assertThat(world.second.bodies(second)).hasSize(1);
    }
}
