package dev.trunkline.bridge.it;

import dev.trunkline.bridge.drift.ListProgress;
import dev.trunkline.bridge.drift.ListProgress.Page;
import dev.trunkline.bridge.link.Pair.CreateOn;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.twilio.chat.Echo;
import dev.trunkline.twilio.chat.NewChatConversation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Twilio's webhooks that would have made a link, or given it to another agent, are lost. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // The container fills the field.
class MissedTest extends SweepTestBase {

    @Inject
    ListProgress progress;

    private void nobodyIsTold() {
        twilio.faults().add(Fault.of(FaultKind.WEBHOOK_WITHHOLD));
    }

    /** What was withheld comes after all. */
    private void allIsTold() {
        twilio.faults().clear();
        assertThat(twilio.releaseWebhooks()).isPositive();
        quiet();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("Y01")
    void makesTheTwinWhoseFirstMessageNobodyToldOf(Pairing pairing) {
        // Given
        pairing.creatingOn(CreateOn.FIRST_MESSAGE);
        var conversation = newConversation(pairing);
        var silent = newConversation(pairing);
        nobodyIsTold();
        say(pairing, Side.FIRST, conversation, CUSTOMER, "hello");
        say(pairing, Side.FIRST, conversation, CUSTOMER, "anybody?");
        // When
        var found = sweep();
        var linked = new Linked(pairing, conversation, twin(pairing, conversation));
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).containsExactly("hello", "anybody?"));
        quiet();
        // Now there is a link to compare, whose webhook from before ours does not know either.
        sweep();
        var again = sweep();
        // Then
        assertThat(found.getLong("sweep.applied")).isPositive();
        assertThat(again.getLong("sweep.applied")).isZero();
        allIsTold();
        assertThat(bodies(linked, Side.SECOND)).containsExactly("hello", "anybody?");
        assertThat(chat(pairing, Side.SECOND).named("trunkline-" + silent)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("Y01")
    void makesTheTwinWhoseAcceptanceNobodyToldOf(Pairing pairing) {
        // Given
        pairing.creatingOn(CreateOn.ACCEPTANCE);
        var conversation = newConversation(pairing);
        var over = newConversation(pairing);
        nobodyIsTold();
        say(pairing, Side.FIRST, conversation, CUSTOMER, "hello");
        var task = task(conversation);
        accepted(task, OLD);
        var finished = task(over);
        accepted(finished, OLD);
        complete(finished);
        // When
        sweep();
        var linked = new Linked(pairing, conversation, twin(pairing, conversation));
        assertTask(linked, task);
        quiet();
        var again = sweep();
        // Then
        assertThat(again.getLong("sweep.applied")).isZero();
        assertThat(chat(pairing, Side.SECOND).named("trunkline-" + over)).isEmpty();
        allIsTold();
        assertThat(bodies(linked, Side.SECOND)).containsExactly("hello");
        for (var side : Side.values()) {
            assertThat(identities(linked, side)).containsExactlyInAnyOrder(CUSTOMER, OLD);
        }
    }

    private void complete(String task) {
        Simulated.post(twilio, ACCOUNT, TASKS + "/" + task, List.of(Map.entry("AssignmentStatus", "completed")));
    }

    @ParameterizedTest
    @EnumSource(names = {"CHAT_CONVERSATIONS", "CONVERSATIONS_CONVERSATIONS"})
    @Tag("Y01")
    void reachesTheCustomerOfAConversationThatNobodyToldOf(Pairing pairing) {
        // Given
        var customer = "+1415" + ThreadLocalRandom.current().nextInt(2_000_000, 9_999_999);
        var second = chat(pairing, Side.SECOND);
        var made =
                second.create(new NewChatConversation("begun-" + UUID.randomUUID(), "Grace", Map.of()), Echo.UNWANTED);
        second.add(made.sid(), AGENT, Map.of(), Echo.UNWANTED);
        Simulated.post(
                twilio,
                pairing.account(Side.SECOND),
                "/conversations/v1/Services/" + pairing.service(Side.SECOND) + "/Conversations/" + made.sid()
                        + "/Participants",
                List.of(
                        Map.entry("MessagingBinding.Address", customer),
                        Map.entry("MessagingBinding.ProxyAddress", "+14155550101")));
        // When
        sweep();
        // Then
        eventually(() -> assertThat(second.participants(made.sid()))
                .extracting(person -> person.identity())
                .containsExactlyInAnyOrder(customer, AGENT));
        eventually(
                () -> assertThat(second.conversation(made.sid()).attributes()).contains("TaskSid"));
        quiet();
        assertThat(sweep().getList("sweep.items")).isEmpty();
        assertThat(second.participants(made.sid()))
                .extracting(person -> person.identity())
                .containsExactlyInAnyOrder(customer, AGENT);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("Y01")
    void showsTheNextAgentThoughNobodyToldOfTheTransferInFlex(Pairing pairing) {
        // Given
        var conversation = newConversation(pairing);
        var task = task(conversation);
        var linked = served(pairing, conversation, task);
        quiet();
        nobodyIsTold();
        var next = task(conversation);
        accepted(next, NEW);
        chat(pairing, Side.FIRST).add(conversation, NEW, Map.of("member_type", "agent"), Echo.WANTED);
        leave(linked, Side.FIRST, OLD);
        complete(task);
        // When
        sweep();
        // Then
        assertTask(linked, next);
        quiet();
        assertThat(sweep().getLong("sweep.applied")).isZero();
        allIsTold();
        assertTask(linked, next);
        for (var side : Side.values()) {
            assertThat(identities(linked, side)).containsExactlyInAnyOrder(CUSTOMER, NEW);
            var chat = chat(pairing, side);
            assertThat(chat.isClosed(chat.conversation(linked.on(side)))).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("Y01")
    void closesWhatNobodyToldTheEndOf(Pairing pairing) {
        // Given
        var conversation = newConversation(pairing);
        var task = task(conversation);
        var linked = served(pairing, conversation, task);
        quiet();
        nobodyIsTold();
        complete(task);
        // When
        sweep();
        // Then
        var second = chat(pairing, Side.SECOND);
        eventually(() -> assertThat(second.isClosed(second.conversation(linked.second())))
                .isTrue());
        quiet();
        assertThat(sweep().getLong("sweep.applied")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("Y01")
    void givesTheTaskToWhomTheSecondWorkspaceGaveItThoughNobodyToldOfIt(Pairing pairing) {
        // Given
        var conversation = newConversation(pairing);
        var task = task(conversation);
        var linked = served(pairing, conversation, task);
        quiet();
        nobodyIsTold();
        give(linked, OLD, NEW);
        // When
        sweep();
        // Then
        assertThat(status(task)).isEqualTo("completed");
        assertThat(transferred(conversation))
                .singleElement()
                .satisfies(made -> assertThat(attributes(made).path("targetSid").asText())
                        .isEqualTo(FlexProject.worker(ACCOUNT, NEW)));
        for (var side : Side.values()) {
            assertThat(identities(linked, side)).containsExactly(CUSTOMER);
        }
        quiet();
        assertThat(sweep().getLong("sweep.applied")).isZero();
        allIsTold();
        assertThat(transferred(conversation)).hasSize(1);
        assertThat(status(task)).isEqualTo("completed");
        assertThat(identities(linked, Side.SECOND)).containsExactly(CUSTOMER);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("Y01")
    void doesWhatWasSaidAndTakenBackThoughEveryWebhookIsWithheld(Pairing pairing) {
        // Given
        var linked = linked(pairing);
        var first = chat(pairing, Side.FIRST);
        var edited = say(pairing, Side.FIRST, linked.first(), CUSTOMER, "a typo");
        var deleted = say(pairing, Side.SECOND, linked.second(), AGENT, "not for you");
        eventually(() -> assertThat(bodies(linked, Side.FIRST)).hasSize(2));
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).hasSize(2));
        quiet();
        nobodyIsTold();
        first.edit(linked.first(), edited.sid(), "a word", Map.of(), Echo.WANTED);
        chat(pairing, Side.SECOND).delete(linked.second(), deleted.sid(), Echo.WANTED);
        leave(linked, Side.FIRST, CUSTOMER);
        say(pairing, Side.SECOND, linked.second(), name(pairing, Side.SECOND, AGENT), "bye");
        chat(pairing, Side.SECOND).close(linked.second(), Echo.WANTED);
        // When
        sweep();
        // Then
        assertThat(sweep().getLong("sweep.applied")).isZero();
        allIsTold();
        for (var side : Side.values()) {
            assertThat(messages(pairing, side, linked.on(side)))
                    .extracting(ChatMessage::body)
                    .containsExactly("a word", "bye");
        }
        assertThat(first.isClosed(first.conversation(linked.first()))).isTrue();
        assertThat(identities(linked, Side.FIRST)).doesNotContain(CUSTOMER);
    }

    /** What may be read later fails the sweep, which comes again; what Twilio refuses would fail it each time. */
    @ParameterizedTest
    @CsvSource({"SERVER_ERROR, failed", "REFUSAL, done"})
    @Tag("Y01")
    void goesOnWithEverythingElseWhereAListCannotBeRead(FaultKind kind, String end) {
        // Given
        var pairing = Pairing.CHAT_CONVERSATIONS;
        pairing.creatingOn(CreateOn.FIRST_MESSAGE);
        var linked = linked(pairing);
        sayUntold(pairing, Side.FIRST, linked.first(), CUSTOMER, "hello");
        var list = twilio.faults().add(Fault.of(kind).method("GET").path(pairing.service(Side.FIRST) + "/Channels$"));
        // When
        sweep(end);
        // Then
        assertThat(bodies(linked, Side.SECOND)).containsExactly("hello");
        // When
        twilio.faults().clear(list);
        // Then
        assertThat(sweep().getList("sweep.items")).isEmpty();
    }

    @Test
    void keepsWhereEachListStopped() {
        // Given
        progress.reached("sweep-1", "pair FIRST", Optional.of("0 page-2"));
        progress.reached("sweep-1", "pair SECOND", Optional.empty());
        // Then
        assertThat(progress.page("sweep-1", "pair FIRST")).contains(new Page(Optional.of("0 page-2")));
        assertThat(progress.page("sweep-1", "pair SECOND")).isEmpty();
        assertThat(progress.page("sweep-1", "other FIRST")).contains(new Page(Optional.empty()));
        // When
        progress.reached("sweep-2", "pair FIRST", Optional.of("0 page-3"));
        // Then
        assertThat(progress.page("sweep-1", "pair SECOND")).contains(new Page(Optional.empty()));
    }
}
