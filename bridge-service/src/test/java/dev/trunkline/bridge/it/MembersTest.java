package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.contracts.twilio.ChatParticipant;
import dev.trunkline.twilio.chat.ChatProduct;
import dev.trunkline.twilio.chat.Echo;
import dev.trunkline.twilio.chat.NewChatConversation;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Who comes and who leaves, and that a conversation is closed when nobody serves the customer. */
@QuarkusTest
class MembersTest extends BridgeTestBase {

    @ParameterizedTest
    @EnumSource
    @Tag("E04")
    @Tag("Y17")
    @Tag("X12")
    void bringsAllMembersAlong(Pairing pairing) throws Exception {
        // Given
        var conversation = newConversation(pairing);
        var colleague = name(pairing, Side.FIRST, COLLEAGUE);
        chat(pairing, Side.FIRST).add(conversation, colleague, Map.of("member_type", "agent"), Echo.UNWANTED);
        // When
        accept(conversation, AGENT);
        // Then
        var linked = new Linked(pairing, conversation, twin(pairing, conversation));
        eventually(() -> assertThat(identities(linked, Side.SECOND))
                .containsExactlyInAnyOrder(
                        CUSTOMER, name(pairing, Side.SECOND, COLLEAGUE), name(pairing, Side.SECOND, AGENT)));
        var there = person(pairing, Side.SECOND, linked.second(), CUSTOMER);
        var here = person(pairing, Side.FIRST, conversation, CUSTOMER);
        var customer = attributes(
                attributes(there.orElseThrow().attributes()).path("customer_id").asText());
        assertThat(customer.path("p").asText()).isEqualTo(here.orElseThrow().sid());
        assertThat(customer.path("c").asText()).isEqualTo(conversation);
        chat(pairing, Side.FIRST).add(conversation, "late", Map.of(), Echo.WANTED);
        eventually(() -> assertThat(identities(linked, Side.SECOND)).containsOnlyOnce("late"));
        quiet();
        assertThat(identities(linked, Side.SECOND)).doesNotHaveDuplicates().hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("E04")
    @Tag("Y17")
    @Tag("X12")
    void addsNobodyWhoIsThereAlready(Pairing pairing) {
        // Given
        var second = chat(pairing, Side.SECOND);
        var theirs = second.create(new NewChatConversation("theirs-" + sid("X"), "Order", Map.of()), Echo.UNWANTED);
        second.add(theirs.sid(), CUSTOMER, Map.of(), Echo.UNWANTED);
        var linked = new Linked(pairing, newConversation(pairing), theirs.sid());
        var pointer = pairing.product(Side.SECOND) == ChatProduct.CHAT ? "chatChannelSid" : "ConversationSid";
        chat(pairing, Side.FIRST).mergeAttributes(linked.first(), Map.of(pointer, theirs.sid()), Echo.UNWANTED);
        var calls = twilio.calls().all().getLast().number();
        // When
        accept(linked.first(), AGENT);
        // Then
        eventually(() -> assertThat(identities(linked, Side.SECOND))
                .containsExactlyInAnyOrder(CUSTOMER, name(pairing, Side.SECOND, AGENT)));
        quiet();
        assertThat(identities(linked, Side.SECOND)).hasSize(2);
        assertThat(twilio.calls()
                        .where(call -> call.number() > calls
                                && call.status() == 201
                                && call.formValue("Identity").equals(Optional.of(CUSTOMER))))
                .isEmpty();
        assertNothingParked(linked.first());
    }

    private Optional<ChatParticipant> person(Pairing pairing, Side side, String conversation, String identity) {
        return chat(pairing, side).participants(conversation).stream()
                .filter(person -> identity.equals(person.identity()))
                .findFirst();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("E11")
    @Tag("E12")
    @Tag("Y17")
    @Tag("X12")
    void letsAgentsLeaveBothSidesAndClosesWithTheLast(Pairing pairing) {
        // Given
        var linked = linked(pairing);
        accept(linked.first(), COLLEAGUE);
        eventually(() -> assertThat(identities(linked, Side.SECOND)).hasSize(3));
        quiet();
        twilio.echoes().always(true);
        // When
        leave(pairing, linked, CUSTOMER);
        // Then
        assertServed(linked, AGENT, COLLEAGUE);
        // When
        leave(pairing, linked, name(pairing, Side.FIRST, AGENT));
        // Then
        assertServed(linked, COLLEAGUE);
        // When
        leave(pairing, linked, name(pairing, Side.FIRST, COLLEAGUE));
        // Then
        eventually(() -> assertThat(isClosed(linked, Side.SECOND)).isTrue());
        quiet();
        assertThat(identities(linked, Side.SECOND)).isEmpty();
        assertThat(isClosed(linked, Side.SECOND)).isTrue();
        assertThat(isClosed(linked, Side.FIRST)).isFalse();
    }

    /** By these and nobody else, once all is told; who is served is not closed. */
    private void assertServed(Linked linked, String... agents) {
        quiet();
        for (var side : Side.values()) {
            assertThat(identities(linked, side))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(agents)
                            .map(agent -> name(linked.pairing(), side, agent))
                            .toList());
            assertThat(isClosed(linked, side)).isFalse();
        }
    }

    private boolean isClosed(Linked linked, Side side) {
        var chat = chat(linked.pairing(), side);
        return chat.isClosed(chat.conversation(linked.on(side)));
    }

    private void leave(Pairing pairing, Linked linked, String identity) {
        var sid = person(pairing, Side.FIRST, linked.first(), identity)
                .orElseThrow()
                .sid();
        chat(pairing, Side.FIRST).remove(linked.first(), sid, Echo.WANTED);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("E12")
    @Tag("Y17")
    @Tag("X12")
    void closesTheSecondSideWithTheTaskAndOpensItForTheNext(Pairing pairing) {
        // Given
        var linked = linked(pairing);
        twilio.echoes().always(true);
        task("task.completed", linked.first(), form -> {});
        eventually(() -> assertThat(isClosed(linked, Side.SECOND)).isTrue());
        say(pairing, Side.FIRST, linked.first(), CUSTOMER, "still there?");
        quiet();
        assertThat(bodies(linked, Side.SECOND)).isEmpty();
        assertThat(isClosed(linked, Side.FIRST)).isFalse();
        // When
        accept(linked.first(), AGENT);
        // Then
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).containsExactly("still there?"));
        quiet();
        assertThat(isClosed(linked, Side.SECOND)).isFalse();
        assertThat(bodies(linked, Side.SECOND)).containsExactly("still there?");
    }
}
