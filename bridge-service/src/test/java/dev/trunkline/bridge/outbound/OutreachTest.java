package dev.trunkline.bridge.outbound;

import dev.trunkline.bridge.fake.KeptSteps;
import dev.trunkline.bridge.fake.World;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.sync.Happening;
import dev.trunkline.bridge.sync.Happening.Said;
import dev.trunkline.contracts.twilio.ChatParticipant;
import dev.trunkline.twilio.chat.ChatProduct;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An outreach that one journal entry began, and another goes on with. */
class OutreachTest {

    private static final String CUSTOMER = "+14155550123";
    private static final String AGENT = "ana";

    private static Happening said(World world, String conversation, String body) {
        var message = world.second.say(conversation, AGENT, body, List.of(), "{}");
        return new Said(world.where(Side.SECOND, conversation), message);
    }

    /** Frontline has made it. */
    private static String begun(World world) {
        var conversation = world.second.conversation("begun", "{\"kept\":1}");
        world.second.join(conversation, AGENT, null, "{}");
        world.second.join(conversation, null, CUSTOMER, "{}");
        return conversation;
    }

    private static List<String> texts(World world) {
        return Stream.concat(world.second.texts.stream(), world.posting.texts.stream())
                .toList();
    }

    private static Consumer<String> refusing(String call) {
        return asked -> {
            if (asked.startsWith(call)) {
                throw new IllegalStateException("refused: " + asked);
            }
        };
    }

    private static Stream<Arguments> breaks() {
        return Stream.of(
                Arguments.of(ChatProduct.CONVERSATIONS, refusing("add"), "first"),
                Arguments.of(ChatProduct.CONVERSATIONS, refusing("mergeAttributes"), "first"),
                Arguments.of(ChatProduct.CONVERSATIONS, refusing("mergeAttributes"), "second"),
                Arguments.of(ChatProduct.CONVERSATIONS, refusing("makeInteraction"), "flex"),
                Arguments.of(ChatProduct.CONVERSATIONS, refusing("post"), "posting"),
                Arguments.of(ChatProduct.CHAT, refusing("makeChannel"), "flex"),
                Arguments.of(ChatProduct.CHAT, refusing("makeSession"), "flex"),
                Arguments.of(ChatProduct.CHAT, refusing("join"), "flex"),
                Arguments.of(ChatProduct.CHAT, refusing("mergeAttributes"), "second"),
                Arguments.of(ChatProduct.CHAT, refusing("post"), "posting"));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void goesOnWithWhatAParkedEntryHasDone(ChatProduct product, Consumer<String> fault, String where) throws Exception {
        // Given
        var world = new World(product, true);
        var conversation = begun(world);
        var hello = said(world, conversation, "hello");
        fail(world, where, fault);
        world.park(hello, new KeptSteps());
        fail(world, where, call -> {});
        // When
        world.apply(said(world, conversation, "anybody?"), new KeptSteps());
        // Then
        assertThat(world.flex.made)
                .containsExactlyElementsOf(
                        product == ChatProduct.CHAT ? List.of("flow", "channel", "session") : List.of("interaction"));
        assertThat(texts(world)).containsExactly("hello", "anybody?");
        assertThat(world.first.bodies(world.links.only().first())).containsSubsequence("anybody?");
        assertThat(world.links.isOpening(world.links.only().id())).isFalse();
        assertThat(world.members.find(world.links.only().id(), Side.SECOND, CUSTOMER))
                .hasValueSatisfying(customer -> assertThat(customer.agent()).isFalse());
    }

    private static void fail(World world, String where, Consumer<String> fault) {
        switch (where) {
            case "first" -> world.first.before(fault);
            case "second" -> world.second.before(fault);
            case "flex" -> world.flex.before(fault);
            default -> world.posting.before(fault);
        }
    }

    @ParameterizedTest
    @EnumSource
    void textsOnceWhatIsSaidWhileThePhoneCannotBeTakenOut(ChatProduct product) throws Exception {
        // Given
        var world = new World(product, true);
        var conversation = begun(world);
        var hello = said(world, conversation, "hello");
        var entry = new KeptSteps();
        world.second.before(refusing("remove"));
        world.park(hello, entry);
        said(world, conversation, "still there?");
        world.second.before(call -> {});
        // When
        world.apply(hello, entry);
        // Then
        world.apply(said(world, conversation, "by Flex"), new KeptSteps());
        assertThat(texts(world)).containsExactly("hello", "still there?", "by Flex");
    }

    @ParameterizedTest
    @EnumSource
    void textsWhatWasSaidAfterThePhoneWasTakenOutThoughNobodyKnew(ChatProduct product) throws Exception {
        // Given
        var world = new World(product, true);
        var conversation = begun(world);
        var hello = said(world, conversation, "hello");
        var entry = new KeptSteps();
        world.second.before(call -> {
            if (call.startsWith("remove")) {
                takeOut(world, conversation);
                throw new IllegalStateException("no answer");
            }
        });
        world.park(hello, entry);
        said(world, conversation, "unheard");
        world.second.before(call -> {});
        // When
        world.apply(hello, entry);
        // Then
        assertThat(texts(world)).containsExactly("hello", "unheard");
    }

    @ParameterizedTest
    @EnumSource
    void textsOnceWhatIsSaidBetweenTheCountAndTheRemovalOfThePhone(ChatProduct product) throws Exception {
        // Given
        var world = new World(product, true);
        var conversation = begun(world);
        var hello = said(world, conversation, "hello");
        world.second.before(once("remove", () -> said(world, conversation, "in between")));
        // When
        world.apply(hello, new KeptSteps());
        // Then
        world.apply(said(world, conversation, "by Flex"), new KeptSteps());
        assertThat(texts(world)).containsExactly("hello", "in between", "by Flex");
    }

    @Test
    void textsOnceWhatWasSaidBeforeTheRemovalThoughTheProcessEndedRightAfterIt() throws Exception {
        // Given
        var world = new World(ChatProduct.CHAT, true);
        var conversation = begun(world);
        var hello = said(world, conversation, "hello");
        var taken = new AtomicBoolean();
        world.second.before(call -> {
            if (call.startsWith("remove") && !taken.getAndSet(true)) {
                said(world, conversation, "in between");
            }
            if (call.startsWith("messages") && taken.get()) {
                throw new IllegalStateException("the process ends");
            }
        });
        world.park(hello, new KeptSteps());
        world.second.before(call -> {});
        // When
        world.apply(said(world, conversation, "by Flex"), new KeptSteps());
        // Then
        assertThat(texts(world)).containsExactly("hello", "in between", "by Flex");
    }

    /** Something happens before the first of these calls. */
    private static Consumer<String> once(String call, ThrowingRunnable happening) {
        var done = new AtomicBoolean();
        return asked -> {
            if (asked.startsWith(call) && !done.getAndSet(true)) {
                try {
                    happening.run();
                } catch (Throwable e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    @Test
    void leavesTheChannelToTheConversationThatHadItMade() throws Exception {
        // Given
        var world = new World(ChatProduct.CHAT, true);
        var other = begun(world);
        var later = begun(world);
        var entry = new KeptSteps();
        var again = said(world, later, "hello again");
        world.flex.before(once(
                "session",
                () -> assertThatThrownBy(() -> world.apply(again, entry))
                        .hasMessageContaining("end that one, then retry")));
        // When
        world.apply(said(world, other, "hello"), new KeptSteps());
        // Then
        assertThat(world.links.only().second()).isEqualTo(other);
        // When
        world.flex.ended(CUSTOMER);
        world.apply(again, entry);
        // Then
        assertThat(world.links.of(later)).isPresent();
        assertThat(world.flex.made).filteredOn("channel"::equals).hasSize(2);
    }

    @Test
    void givesBackAChannelThatAnotherConversationGotAtTheSameMoment() throws Exception {
        // Given
        var world = new World(ChatProduct.CHAT, true);
        var channel = world.flex.texting(CUSTOMER);
        var faster = begun(world);
        var slower = begun(world);
        var hello = said(world, slower, "hello");
        var entry = new KeptSteps();
        world.flex.before(once("session", () -> world.apply(said(world, faster, "first"), new KeptSteps())));
        // When
        assertThatThrownBy(() -> world.apply(hello, entry)).hasMessageContaining("end that one, then retry");
        // Then
        assertThat(world.links.only().first()).isEqualTo(channel);
        assertThat(world.links.only().second()).isEqualTo(faster);
        // When
        world.flex.ended(CUSTOMER);
        world.apply(hello, entry);
        // Then
        var link = world.links.of(slower).orElseThrow();
        assertThat(link.first()).isNotEqualTo(channel);
        assertThat(world.flex.session(world.pairs.all().getFirst(), link.first()))
                .isPresent();
    }

    @Test
    void joinsTheConversationThatReachesTheCustomerWhoHasJustWritten() throws Exception {
        // Given
        var world = new World(ChatProduct.CHAT, true);
        var channel = world.flex.texting(CUSTOMER);
        var second = begun(world);
        world.first.say(channel, "sms" + CUSTOMER, "hello?", List.of(), "{}");
        world.second.before(once("create", () -> world.apply(said(world, second, "good morning"), new KeptSteps())));
        var accepted = new Happening.Accepted(
                world.where(Side.FIRST, channel), AGENT, "WKana", "WS1", "WT1", Optional.empty(), Instant.EPOCH);
        // When
        world.apply(accepted, new KeptSteps());
        world.apply(accepted, new KeptSteps());
        // Then
        assertThat(world.links.only().second()).isEqualTo(second);
        assertThat(world.first.conversation(channel).attributes()).contains(second);
        var spare = world.second.named("trunkline-" + channel).orElseThrow();
        assertThat(world.second.isClosed(spare)).isTrue();
        assertThat(world.second.bodies(second)).containsExactly("good morning", "hello?");
        assertThat(world.second.conversation(second).attributes()).contains("WT1");
    }

    @Test
    void getsAnotherChannelOnceTheOneThatHasItsTwinIsEnded() throws Exception {
        // Given
        var world = new World(ChatProduct.CHAT, true);
        world.apply(said(world, begun(world), "hello"), new KeptSteps());
        var other = begun(world);
        var again = said(world, other, "hello again");
        var entry = new KeptSteps();
        assertThatThrownBy(() -> world.apply(again, entry)).hasMessageContaining("end that one, then retry");
        // When
        world.flex.ended(CUSTOMER);
        world.apply(again, entry);
        // Then
        assertThat(world.links.of(other)).isPresent();
        assertThat(world.flex.made)
                .containsOnlyOnce("flow")
                .filteredOn("channel"::equals)
                .hasSize(2);
    }

    private static void takeOut(World world, String conversation) {
        world.second.participants(conversation).stream()
                .filter(person -> person.address() != null)
                .map(ChatParticipant::sid)
                .forEach(sid -> world.second.remove(conversation, sid, dev.trunkline.twilio.chat.Echo.UNWANTED));
    }
}
