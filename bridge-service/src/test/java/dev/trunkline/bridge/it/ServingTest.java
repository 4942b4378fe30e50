package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.twilio.chat.Echo;
import dev.trunkline.twilio.rest.TwilioCallException;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Who talks to the customer: the agent who has accepted, and the next one after a transfer. */
@QuarkusTest
class ServingTest extends SweepTestBase {

    @ParameterizedTest
    @EnumSource
    @Tag("E19")
    @Tag("Y17")
    @Tag("X12")
    void hasTheAgentOnceOnBothSidesThoughFlexAddsHimAsWell(Pairing pairing) throws Exception {
        // Given
        var conversation = newConversation(pairing);
        // When
        var flex = CompletableFuture.runAsync(() -> addAsFlexDoes(pairing, conversation));
        accept(conversation, AGENT);
        flex.join();
        // Then
        var linked = new Linked(pairing, conversation, twin(pairing, conversation));
        assertTask(linked, "WT" + conversation.substring(2));
        assertThat(identities(linked, Side.FIRST))
                .containsExactlyInAnyOrder(CUSTOMER, name(pairing, Side.FIRST, AGENT));
        assertThat(identities(linked, Side.SECOND))
                .containsExactlyInAnyOrder(CUSTOMER, name(pairing, Side.SECOND, AGENT));
        assertThat(chat(pairing, Side.FIRST).participants(conversation))
                .filteredOn(person -> name(pairing, Side.FIRST, AGENT).equals(person.identity()))
                .allSatisfy(person -> assertThat(attributes(person.attributes())
                                .path("member_type")
                                .asText())
                        .isEqualTo("agent"));
        chat(pairing, Side.SECOND).mergeAttributes(linked.second(), Map.of("theirs", 1), Echo.UNWANTED);
        accept(conversation, AGENT, form -> form.put("TaskSid", "WT" + "7".repeat(32)));
        assertTask(linked, "WT" + "7".repeat(32));
        var attributes = attributes(
                chat(pairing, Side.SECOND).conversation(linked.second()).attributes());
        assertThat(attributes.path("theirs").asInt()).isEqualTo(1);
        assertThat(attributes.path("WorkspaceSid").asText()).isEqualTo("WS" + "1".repeat(32));
        quiet();
        assertThat(identities(linked, Side.FIRST)).hasSize(2);
        assertThat(identities(linked, Side.SECOND)).hasSize(2);
    }

    private void addAsFlexDoes(Pairing pairing, String conversation) {
        try {
            chat(pairing, Side.FIRST)
                    .add(conversation, name(pairing, Side.FIRST, AGENT), Map.of("member_type", "agent"), Echo.WANTED);
        } catch (TwilioCallException e) {
            assertThat(e.httpStatus()).isEqualTo(409);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("E20")
    @Tag("Y17")
    @Tag("X12")
    void showsTheSecondAgentAloneAfterATransferInFlex(Pairing pairing) {
        // Given
        var linked = linked(pairing);
        var first = chat(pairing, Side.FIRST);
        accept(linked.first(), COLLEAGUE, form -> form.put("TaskSid", "WT" + "8".repeat(32)));
        assertTask(linked, "WT" + "8".repeat(32));
        // When
        var left = first.participants(linked.first()).stream()
                .filter(person -> name(pairing, Side.FIRST, AGENT).equals(person.identity()))
                .findFirst()
                .orElseThrow();
        first.remove(linked.first(), left.sid(), Echo.WANTED);
        task("task.completed", linked.first(), form -> {});
        // Then
        eventually(() -> assertThat(identities(linked, Side.SECOND))
                .containsExactlyInAnyOrder(CUSTOMER, name(pairing, Side.SECOND, COLLEAGUE)));
        quiet();
        assertThat(identities(linked, Side.SECOND)).hasSize(2);
        assertThat(isOpen(linked, Side.SECOND)).isTrue();
    }

    private boolean isOpen(Linked linked, Side side) {
        var chat = chat(linked.pairing(), side);
        return !chat.isClosed(chat.conversation(linked.on(side)));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("E21")
    @Tag("Y17")
    @Tag("X12")
    void givesTheTaskToWhomTheSecondWorkspaceGivesTheConversation(Pairing pairing) throws Exception {
        // Given
        var conversation = newConversation(pairing);
        var task = task(conversation);
        var linked = served(pairing, conversation, task);
        // When
        give(linked, OLD, NEW);
        // Then
        eventually(() -> assertThat(status(task)).isEqualTo("completed"));
        assertThat(Simulated.get(twilio, ACCOUNT, TASKS + "/" + task).getString("attributes"))
                .doesNotContain("channelSid")
                .contains("Ada");
        var made = attributes(transferred(conversation).getFirst());
        assertThat(made.path("targetSid").asText()).isEqualTo(FlexProject.worker(ACCOUNT, NEW));
        assertThat(made.path("transferTargetType").asText()).isEqualTo("worker");
        assertThat(made.path("ignoreAgent").asText()).isEqualTo(OLD);
        assertThat(made.at("/conversations/conversation_id").asText()).isEqualTo(task);
        quiet();
        assertThat(transferred(conversation)).hasSize(1);
        for (var side : Side.values()) {
            assertThat(identities(linked, side)).containsExactly(CUSTOMER);
            assertThat(isOpen(linked, side)).isTrue();
        }
        accept(conversation, NEW, form -> form.put("TaskSid", "WT" + "9".repeat(32)));
        eventually(() -> assertThat(identities(linked, Side.SECOND)).containsExactlyInAnyOrder(CUSTOMER, NEW));
        assertThat(identities(linked, Side.FIRST)).containsExactlyInAnyOrder(CUSTOMER, NEW);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("E21")
    void givesNothingToWhoHasIt(Pairing pairing) {
        // Given
        var conversation = newConversation(pairing);
        var task = task(conversation);
        var linked = served(pairing, conversation, task);
        // When
        note(linked, OLD, OLD);
        // Then
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).hasSize(1));
        quiet();
        assertThat(status(task)).isEqualTo("assigned");
        assertThat(transferred(conversation)).isEmpty();
        for (var side : Side.values()) {
            assertThat(identities(linked, side)).containsExactlyInAnyOrder(CUSTOMER, OLD);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("E21")
    void putsEverybodyBackWhereNothingMayBeGivenAway(Pairing pairing) throws Exception {
        // Given
        Pairing.withoutTransfers();
        var conversation = newConversation(pairing);
        var task = task(conversation);
        var linked = served(pairing, conversation, task);
        // When
        give(linked, OLD, NEW);
        // Then
        eventually(() -> assertThat(bodies(linked, Side.SECOND))
                .containsExactly("Conversations cannot be given to others here."));
        quiet();
        for (var side : Side.values()) {
            assertThat(identities(linked, side)).containsExactlyInAnyOrder(CUSTOMER, OLD);
        }
        assertThat(bodies(linked, Side.FIRST)).isEmpty();
        assertThat(status(task)).isEqualTo("assigned");
        assertThat(attributes(chat(pairing, Side.SECOND)
                                .conversation(linked.second())
                                .attributes())
                        .path("frontline.events"))
                .isEmpty();
    }
}
