package dev.trunkline.bridge.sync;

import dev.trunkline.bridge.fake.KeptSteps;
import dev.trunkline.bridge.fake.World;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.sync.Happening.Accepted;
import dev.trunkline.journal.ParkException;
import dev.trunkline.twilio.chat.ChatProduct;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A conversation names another one's twin as its own. */
class OpeningTest {

    private final World world = new World(ChatProduct.CONVERSATIONS, true);

    private Accepted accepted(String conversation) {
        return new Accepted(
                world.where(Side.FIRST, conversation), "ana", "WKana", "WS1", "WT1", Optional.empty(), Instant.EPOCH);
    }

    @Test
    void parksWhatNamesAnotherOnesTwinUntilItNamesItNoMore() throws Exception {
        // Given
        var other = world.first.conversation("other", "{}");
        world.apply(accepted(other), new KeptSteps());
        var twin = world.links.only().second();
        var conversation = world.first.conversation("served", "{\"ConversationSid\":\"" + twin + "\"}");
        var entry = new KeptSteps();
        // When
        assertThatThrownBy(() -> world.apply(accepted(conversation), entry))
                .isInstanceOf(ParkException.class)
                .hasMessageContainingAll(conversation, twin, other);
        // Then
        assertThat(world.links.of(conversation)).isEmpty();
        world.first.overwrite(conversation, "{}");
        world.apply(accepted(conversation), entry);
        assertThat(world.links.of(conversation))
                .hasValueSatisfying(link -> assertThat(link.second()).isNotEqualTo(twin));
    }
}
