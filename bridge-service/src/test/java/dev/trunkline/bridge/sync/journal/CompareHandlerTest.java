package dev.trunkline.bridge.sync.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.bridge.drift.Checked;
import dev.trunkline.bridge.drift.Checks;
import dev.trunkline.bridge.drift.Differences;
import dev.trunkline.bridge.fake.KeptSteps;
import dev.trunkline.bridge.fake.World;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.sync.Happening.Accepted;
import dev.trunkline.bridge.sync.journal.CompareHandler.Wish;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.Outbox;
import dev.trunkline.twilio.chat.ChatProduct;
import dev.trunkline.twilio.failure.TwilioFailures;
import dev.trunkline.twilio.rest.TwilioCall;
import dev.trunkline.twilio.rest.TwilioCallException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A link that cannot be read now. */
class CompareHandlerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final World world = new World(ChatProduct.CONVERSATIONS, true);
    private final List<Checked> checked = new ArrayList<>();
    private final Differences differences = told(Differences.class, given -> {});
    private final CompareHandler handler = new CompareHandler(
            world.comparison(differences, told(Checks.class, given -> checked.add((Checked) given[0]))),
            differences,
            (link, cause) -> {},
            new TwilioFailures(),
            JSON);

    private static <T> T told(Class<T> port, Consumer<Object[]> hear) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, called, given) -> {
            hear.accept(given);
            return null;
        }));
    }

    @BeforeEach
    void linkWhoseSecondSideIsAway() throws Exception {
        var conversation = world.first.conversation("served", "{}");
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
        world.second.before(call -> {
            throw new TwilioCallException(new TwilioCall("GET", "conversations", "/v1"), 503, null, null);
        });
    }

    private Entry entry(boolean swept) throws Exception {
        var link = world.links.only();
        var wish = JSON.writeValueAsBytes(new Wish(link.id(), "schedule", swept));
        var event =
                new CloudEvent("e1", "/bridge", CompareHandler.TYPE, Instant.EPOCH, "application/json", Map.of(), wish);
        return new Entry(1, 1, link.lane(), 1, 1, event, Instant.EPOCH);
    }

    @Test
    void leavesItToTheNextSweepAndLetsTheLaneGoOn() throws Exception {
        // When
        handler.handle(entry(true), new KeptSteps()).apply(told(Outbox.class, given -> {}));
        // Then
        assertThat(checked).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo(Checked.State.UNREADABLE);
            assertThat(one.reason()).contains("the next sweep").contains("503");
        });
    }

    @Test
    void triesAgainWhereSomebodyAskedForIt() {
        assertThatThrownBy(() -> handler.handle(entry(false), new KeptSteps())).isInstanceOf(TwilioCallException.class);
        assertThat(checked).isEmpty();
    }
}
