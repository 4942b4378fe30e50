package dev.trunkline.bridge.sync;

import dev.trunkline.bridge.drift.Checked;
import dev.trunkline.bridge.fake.KeptSteps;
import dev.trunkline.bridge.fake.World;
import dev.trunkline.bridge.link.Link.State;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.sync.Happening.Accepted;
import dev.trunkline.bridge.sync.Happening.TaskEnded;
import dev.trunkline.twilio.chat.ChatProduct;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody has deleted a conversation, and its webhook was lost. */
class GoneTest {

    private final World world = new World(ChatProduct.CONVERSATIONS, true);
    private final String conversation = world.first.conversation("served", "{}");

    @BeforeEach
    void serve() throws Exception {
        world.first.join(conversation, "visitor", null, "{}");
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
        for (var side : Side.values()) {
            world.at(side).say(on(side), "ana", "not copied yet", List.of(), "{}");
        }
    }

    private String on(Side side) {
        return world.links.only().conversation(side);
    }

    @ParameterizedTest
    @EnumSource
    void closesTheOtherOneWithTheSweep(Side gone) throws Exception {
        // Given
        world.at(gone).destroy(on(gone));
        // When
        var checked = world.sweep();
        // Then
        assertThat(checked.state()).isEqualTo(Checked.State.REPAIRED);
        assertThat(world.links.only().state()).isEqualTo(State.CLOSED);
        var other = world.at(gone.other());
        assertThat(other.isClosed(other.conversation(on(gone.other())))).isTrue();
        assertThat(world.sweep().state()).isEqualTo(Checked.State.ALIKE);
    }

    @Test
    void finishesTheTaskOfTheOneThatIsGone() throws Exception {
        // Given
        var second = on(Side.SECOND);
        world.second.destroy(second);
        // When
        world.apply(new Happening.Destroyed(world.where(Side.SECOND, second)), new KeptSteps());
        // Then
        assertThat(world.tasks.done).containsExactly("finish WT1");
    }

    @ParameterizedTest
    @EnumSource
    void endsAllTheSame(Side gone) throws Exception {
        // Given
        world.at(gone).destroy(on(gone));
        // When
        world.apply(new TaskEnded(world.where(Side.FIRST, conversation), "WT1"), new KeptSteps());
        // Then
        assertThat(world.links.only().state()).isEqualTo(State.ENDED);
    }

    @ParameterizedTest
    @EnumSource
    void closesTheOtherOneThoughAnEndWasBegun(Side gone) throws Exception {
        // Given
        world.links.ending(world.links.only().id());
        world.at(gone).destroy(on(gone));
        // When
        var unused = world.sweep();
        // Then
        assertThat(world.links.only().state()).isEqualTo(gone == Side.FIRST ? State.CLOSED : State.ENDED);
    }
}
