package dev.trunkline.bridge.sync;

import dev.trunkline.bridge.drift.Checked;
import dev.trunkline.bridge.fake.KeptSteps;
import dev.trunkline.bridge.fake.World;
import dev.trunkline.bridge.forward.Forwarding;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.sync.Happening.Accepted;
import dev.trunkline.bridge.sync.Happening.Said;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.contracts.twilio.TwilioEvents;
import dev.trunkline.contracts.webhook.MissedWebhook;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.twilio.chat.ChatProduct;
import dev.trunkline.twilio.chat.Echo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a sweep finds in the conversations of a link that is open, and makes good. */
class SweepTest {

    private final World world = new World(ChatProduct.CHAT, true);
    private final String conversation = world.first.conversation("served", "{\"kept\":1}");

    @BeforeEach
    void serve() throws Exception {
        world.first.join(conversation, "visitor", null, "{}");
        serveAgain();
    }

    private void serveAgain() throws Exception {
        world.apply(
                new Accepted(
                        world.where(Side.FIRST, conversation),
                        "ana",
                        "WKana",
                        "WS1",
                        "WT1",
                        Optional.empty(),
                        Instant.EPOCH),
                new KeptSteps());
    }

    private String on(Side side) {
        return world.links.only().conversation(side);
    }

    private ChatMessage say(Side side, String body) {
        return world.at(side).say(on(side), "ana", body, List.of(), "{}");
    }

    private void told(Side side, ChatMessage message) throws Exception {
        world.apply(new Said(world.where(side, on(side)), message), new KeptSteps());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("Y01")
    void copiesWhatAListLackedAndNobodyToldOfThoughLaterOnesWereSeen(Side side) throws Exception {
        // Given
        var lost = say(side, "lost");
        world.at(side).unlisted.add(lost.sid());
        told(side, say(side, "later"));
        world.at(side).unlisted.clear();
        // When
        var checked = world.sweep();
        // Then
        assertThat(checked.state()).isEqualTo(Checked.State.REPAIRED);
        assertThat(world.at(side.other()).bodies(on(side.other()))).containsExactly("later", "lost");
        assertThat(world.sweep().state()).isEqualTo(Checked.State.ALIKE);
        assertThat(world.at(side.other()).bodies(on(side.other()))).hasSize(2);
    }

    @Test
    @Tag("Y01")
    void namesTwinAndTaskAgainWhereSomebodyHasOverwrittenThem() throws Exception {
        // Given
        world.first.mergeAttributes(conversation, Map.of("ConversationSid", "CHanother", "theirs", 2), Echo.UNWANTED);
        world.second.mergeAttributes(
                on(Side.SECOND), Map.of("TaskSid", "WTanother", "WorkspaceSid", "", "theirs", 2), Echo.UNWANTED);
        // When
        var checked = world.sweep();
        // Then
        assertThat(checked.state()).isEqualTo(Checked.State.REPAIRED);
        assertThat(checked.repaired()).isEqualTo(2);
        assertThat(world.first.conversation(conversation).attributes())
                .contains("\"ConversationSid\":\"" + on(Side.SECOND), "\"theirs\":2", "\"kept\":1");
        assertThat(world.second.conversation(on(Side.SECOND)).attributes())
                .contains("\"TaskSid\":\"WT1\"", "\"WorkspaceSid\":\"WS1\"", "\"theirs\":2")
                .contains("\"chatChannelSid\":\"" + conversation);
        assertThat(world.sweep().state()).isEqualTo(Checked.State.ALIKE);
    }

    @Test
    void leavesADifferenceWhereNothingCanBeMerged() throws Exception {
        // Given
        world.second.overwrite(on(Side.SECOND), "no JSON");
        // When
        var checked = world.sweep();
        // Then
        assertThat(checked.state()).isEqualTo(Checked.State.LEFT);
        assertThat(world.second.conversation(on(Side.SECOND)).attributes()).isEqualTo("no JSON");
    }

    @Test
    void tellsTheWebhookBeforeOursOnceWhatNobodyToldItOf() throws Exception {
        // Given
        world.grace = Duration.ZERO;
        world.first.keepTime();
        var unheard = say(Side.FIRST, "unheard");
        told(Side.SECOND, say(Side.SECOND, "its copy was not told of"));
        world.first.say(conversation, "a bot that asked for no webhook", "busy", List.of(), "{}");
        world.first.say(conversation, "visitor", "the customer's own", List.of(), "{}");
        told(Side.SECOND, world.second.say(on(Side.SECOND), "visitor", "the customer's, too", List.of(), "{}"));
        // When
        var checked = world.sweep();
        // Then
        assertThat(checked.state()).isEqualTo(Checked.State.REPAIRED);
        assertThat(world.told.all("Body")).containsExactlyInAnyOrder("unheard", "its copy was not told of");
        assertThat(world.told.all("ChannelSid")).containsOnly(conversation);
        assertThat(world.sweep().state()).isEqualTo(Checked.State.ALIKE);
        assertThat(world.told.all("Body")).hasSize(2);
        assertThat(world.told.unknown(List.of(entry(unheard)))).isEmpty();
    }

    @Test
    void tellsTheWebhookBeforeOursNothingThatTwilioHasToldIt() throws Exception {
        // Given
        world.grace = Duration.ZERO;
        world.first.keepTime();
        var heard = say(Side.FIRST, "heard");
        world.told.tell(forwarded(heard));
        // When
        var unused = world.sweep();
        // Then
        assertThat(world.told.all("MessageSid")).containsExactly(heard.sid());
    }

    @Test
    void tellsTheWebhookBeforeOursNothingThatWasSaidBeforeItWasOurs() throws Exception {
        // Given
        world.grace = Duration.ZERO;
        world.first.keepTime();
        var before = say(Side.FIRST, "told by Twilio itself").createdAt();
        world.told.since = Objects.requireNonNull(before).plusMillis(1);
        // When
        var checked = world.sweep();
        // Then
        assertThat(checked.repaired()).isEqualTo(1);
        assertThat(world.told.all("Body")).isEmpty();
    }

    @Test
    void tellsTheWebhookBeforeOursNothingThatAForgottenLinkHasCopied() throws Exception {
        // Given
        world.grace = Duration.ZERO;
        world.first.keepTime();
        told(Side.SECOND, say(Side.SECOND, "copied long ago"));
        world.second.destroy(on(Side.SECOND));
        world.copies.clear();
        serveAgain();
        assertThat(world.second.bodies(on(Side.SECOND))).containsExactly("copied long ago");
        // When
        var unused = world.sweep();
        // Then
        assertThat(world.told.all("Body")).isEmpty();
    }

    private String entry(ChatMessage message) {
        return forwarded(message).event().id();
    }

    /** What comes of Twilio's own webhook. */
    private NewEntry forwarded(ChatMessage message) {
        var parameters = Map.of(
                "EventType", "onMessageSent",
                "AccountSid", "AC1",
                "InstanceSid", "IS1",
                "ChannelSid", conversation,
                "MessageSid", message.sid(),
                "ClientIdentity", "ana",
                "Body", message.body());
        var event = MissedWebhook.of(WebhookRoute.CHAT, "AC1", parameters, TraceContext.start())
                .event();
        var forwarding = new Forwarding(world.pairs, World.former(), (account, url, type, body) -> "");
        return forwarding.entry(event, TwilioEvents.parse(event)).orElseThrow();
    }

    @Test
    void copiesNothingAnewWhoseNoteHasBeenRemoved() throws Exception {
        // Given
        for (var side : Side.values()) {
            told(side, say(side, "noted once on the " + side));
        }
        world.copies.clear();
        // When
        var checked = world.sweep();
        // Then
        assertThat(checked.state()).isEqualTo(Checked.State.ALIKE);
        for (var side : Side.values()) {
            assertThat(world.at(side).bodies(on(side))).hasSize(2);
        }
    }
}
