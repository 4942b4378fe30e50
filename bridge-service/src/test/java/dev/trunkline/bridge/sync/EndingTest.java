package dev.trunkline.bridge.sync;

import dev.trunkline.bridge.fake.KeptSteps;
import dev.trunkline.bridge.fake.World;
import dev.trunkline.bridge.link.Link.State;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.sync.Happening.Accepted;
import dev.trunkline.bridge.sync.Happening.Changed;
import dev.trunkline.bridge.sync.Happening.Left;
import dev.trunkline.bridge.sync.Happening.Said;
import dev.trunkline.bridge.sync.Happening.TaskEnded;
import dev.trunkline.contracts.twilio.ChatParticipant;
import dev.trunkline.twilio.chat.ChatProduct;
import dev.trunkline.twilio.chat.Echo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A link whose end was begun and not come to. */
class EndingTest {

    private static final String AGENT = "ana";

    private final World world = new World(ChatProduct.CONVERSATIONS, true);
    private final String conversation = world.first.conversation("served", "{}");

    private Accepted accepted(String task) {
        return new Accepted(
                world.where(Side.FIRST, conversation), AGENT, "WKana", "WS1", task, Optional.empty(), Instant.EPOCH);
    }

    private Said said(String body) {
        return new Said(
                world.where(Side.FIRST, conversation), world.first.say(conversation, "visitor", body, List.of(), "{}"));
    }

    private void serve() throws Exception {
        world.first.join(conversation, "visitor", null, "{}");
        world.apply(accepted("WT1"), new KeptSteps());
    }

    private Left leave() {
        var agent = world.first.participants(conversation).stream()
                .filter(person -> AGENT.equals(person.identity()))
                .findFirst()
                .orElseThrow();
        world.first.remove(conversation, agent.sid(), Echo.UNWANTED);
        return new Left(world.where(Side.FIRST, conversation), agent);
    }

    /** The second side cannot be closed. */
    private void refuse() {
        world.second.before(call -> {
            if (call.startsWith("close ")) {
                throw new IllegalStateException("the process ends");
            }
        });
    }

    private void recover() {
        world.second.before(call -> {});
    }

    private State state() {
        return world.links.only().state();
    }

    private boolean isClosed(Side side) {
        var chat = world.at(side);
        return chat.isClosed(chat.conversation(world.links.only().conversation(side)));
    }

    @Test
    void endsWithTheLastAgentThoughTheProcessEndedMeanwhile() throws Exception {
        // Given
        serve();
        var left = leave();
        var entry = new KeptSteps();
        refuse();
        assertThatThrownBy(() -> world.apply(left, entry)).hasMessage("the process ends");
        recover();
        assertThat(state()).isEqualTo(State.OPEN);
        // When
        world.apply(left, entry);
        // Then
        assertThat(state()).isEqualTo(State.ENDED);
        assertThat(isClosed(Side.SECOND)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endsWithTheNextEntryWhatAParkedOneWasToEnd(boolean byTask) throws Exception {
        // Given
        serve();
        refuse();
        world.park(byTask ? new TaskEnded(world.where(Side.FIRST, conversation), "WT1") : leave(), new KeptSteps());
        recover();
        // When
        world.apply(said("still there?"), new KeptSteps());
        // Then
        assertThat(state()).isEqualTo(State.ENDED);
        assertThat(world.second.bodies(world.links.only().second())).containsExactly("still there?");
    }

    @ParameterizedTest
    @EnumSource
    void endsWithTheSweepWhatAParkedEntryWasToEnd(Side side) throws Exception {
        // Given
        serve();
        refuse();
        world.park(leave(), new KeptSteps());
        recover();
        // When
        world.closing.changed(world.links.only(), side, new KeptSteps());
        // Then
        assertThat(state()).isEqualTo(State.ENDED);
        assertThat(world.tasks.done).isEmpty();
    }

    @Test
    void staysOpenWhereTheNextAgentHasAccepted() throws Exception {
        // Given
        serve();
        refuse();
        world.park(leave(), new KeptSteps());
        recover();
        // When
        world.apply(accepted("WT2"), new KeptSteps());
        world.apply(said("hello"), new KeptSteps());
        // Then
        assertThat(state()).isEqualTo(State.OPEN);
    }

    @Test
    void staysOpenWhereAnotherAgentIsStillThere() throws Exception {
        // Given
        serve();
        world.apply(
                new Happening.Joined(
                        world.where(Side.FIRST, conversation),
                        world.first.join(conversation, "ben", null, "{\"member_type\":\"agent\"}")),
                new KeptSteps());
        // When
        world.apply(leave(), new KeptSteps());
        // Then
        assertThat(state()).isEqualTo(State.OPEN);
        assertThat(world.second.participants(world.links.only().second()))
                .extracting(ChatParticipant::identity)
                .containsExactlyInAnyOrder("visitor", "ben");
    }

    @Test
    void leavesTheCustomersSideOpenThoughTwilioTellsOfTheEndAgain() throws Exception {
        // Given
        serve();
        world.apply(leave(), new KeptSteps());
        assertThat(state()).isEqualTo(State.ENDED);
        // When
        world.apply(new Changed(world.where(Side.SECOND, world.links.only().second()), "{}"), new KeptSteps());
        // Then
        assertThat(state()).isEqualTo(State.ENDED);
        assertThat(world.tasks.done).isEmpty();
        assertThat(isClosed(Side.FIRST)).isFalse();
    }

    @Test
    void keepsToTheTaskOfFlexWhereTheSecondWorkspaceHasOneOfItsOwn() throws Exception {
        // Given
        serve();
        var second = world.where(Side.SECOND, world.links.only().second());
        // When
        world.apply(
                new Accepted(second, "ben", "WKben", "WS2", "WT2", Optional.empty(), Instant.EPOCH), new KeptSteps());
        // Then
        assertThat(world.second.conversation(second.conversation()).attributes())
                .contains("WT1")
                .doesNotContain("WT2");
        assertThat(world.first.participants(conversation))
                .extracting(ChatParticipant::identity)
                .doesNotContain("ben");
    }

    @Test
    void leavesTheCustomersSideOpenThoughTheEndedOneIsDeleted() throws Exception {
        // Given
        serve();
        world.apply(leave(), new KeptSteps());
        var gone = world.links.only().second();
        world.second.destroy(gone);
        // When
        world.apply(new Happening.Destroyed(world.where(Side.SECOND, gone)), new KeptSteps());
        // Then
        assertThat(state()).isEqualTo(State.ENDED);
        assertThat(isClosed(Side.FIRST)).isFalse();
    }

    @Test
    void givesTheNextAgentANewConversationWhereTheEndedOneIsDeleted() throws Exception {
        // Given
        serve();
        world.apply(said("hello"), new KeptSteps());
        world.apply(leave(), new KeptSteps());
        var gone = world.links.only().second();
        world.second.destroy(gone);
        world.first.say(conversation, "visitor", "anybody?", List.of(), "{}");
        // When
        world.apply(accepted("WT2"), new KeptSteps());
        world.apply(said("at last"), new KeptSteps());
        // Then
        var link = world.links.only();
        assertThat(link.second()).isNotEqualTo(gone);
        assertThat(link.state()).isEqualTo(State.OPEN);
        assertThat(world.second.bodies(link.second())).containsExactly("hello", "anybody?", "at last");
        assertThat(world.second.participants(link.second()))
                .extracting(ChatParticipant::identity)
                .containsExactlyInAnyOrder("visitor", AGENT);
        assertThat(world.first.conversation(conversation).attributes())
                .contains(link.second())
                .doesNotContain(gone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "create ", "mergeAttributes "})
    void givesTheNextAgentAllOfItThoughTheOneBeforeIsDeletedWhileItIsTried(String fault) throws Exception {
        // Given
        serve();
        world.apply(leave(), new KeptSteps());
        world.first.say(conversation, "visitor", "anybody?", List.of(), "{}");
        var entry = new KeptSteps();
        attemptFails("mergeAttributes ", entry);
        var gone = world.links.only().second();
        assertThat(world.second.bodies(gone)).containsExactly("anybody?");
        world.second.destroy(gone);
        world.copies.clear();
        if (!fault.equals("none")) {
            attemptFails(fault, entry);
        }
        // When
        world.apply(accepted("WT2"), entry);
        // Then
        var link = world.links.only();
        assertThat(world.second.bodies(link.second())).containsExactly("anybody?");
        assertThat(world.second.participants(link.second()))
                .extracting(ChatParticipant::identity)
                .containsExactlyInAnyOrder("visitor", AGENT);
        assertThat(world.second.conversation(link.second()).attributes()).contains("WT2");
    }

    @Test
    void givesAllOfItToANewOneThoughTheFirstIsDeletedBeforeTheEntryIsDone() throws Exception {
        // Given
        world.first.join(conversation, "visitor", null, "{}");
        world.first.say(conversation, "visitor", "anybody?", List.of(), "{}");
        var entry = new KeptSteps();
        attemptFails("mergeAttributes ", entry);
        world.second.destroy(world.links.only().second());
        world.copies.clear();
        // When
        world.apply(accepted("WT2"), entry);
        world.apply(said("hello"), new KeptSteps());
        // Then
        assertThat(world.second.bodies(world.links.only().second())).containsExactly("anybody?", "hello");
    }

    private void attemptFails(String fault, KeptSteps entry) {
        world.second.before(call -> {
            if (call.startsWith(fault)) {
                throw new IllegalStateException("the process ends");
            }
        });
        assertThatThrownBy(() -> world.apply(accepted("WT2"), entry)).hasMessage("the process ends");
        recover();
    }

    @Test
    void staysClosedWhereTheCustomersSideIsOpenedAgainAndTheOtherIsDeleted() throws Exception {
        // Given
        serve();
        world.second.destroy(world.links.only().second());
        var unused = world.sweep();
        world.first.reopen(conversation, Echo.UNWANTED);
        // When
        world.apply(new Changed(world.where(Side.FIRST, conversation), "{}"), new KeptSteps());
        // Then
        assertThat(state()).isEqualTo(State.CLOSED);
    }

    @Test
    void closesTheSecondSideWithTheCustomersThoughItHadEnded() throws Exception {
        // Given
        serve();
        world.apply(leave(), new KeptSteps());
        world.first.close(conversation, Echo.UNWANTED);
        // When
        world.apply(new Changed(world.where(Side.FIRST, conversation), "{}"), new KeptSteps());
        // Then
        assertThat(state()).isEqualTo(State.CLOSED);
    }
}
