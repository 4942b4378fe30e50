package dev.trunkline.bridge.sync.missed;

import dev.trunkline.bridge.drift.ListProgress;
import dev.trunkline.bridge.drift.ListProgress.Page;
import dev.trunkline.bridge.drift.ReconciliationConfig;
import dev.trunkline.bridge.fake.KeptLinks;
import dev.trunkline.bridge.fake.World;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.reconciliation.Reconciliation.Findings;
import dev.trunkline.twilio.chat.ChatProduct;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A list of three pages, with a conversation on each that lacks its twin. */
class MissedConversationsTest {

    private static final Instant FROM = Instant.EPOCH;
    private static final Instant TO = FROM.plus(Duration.ofDays(1));

    private final World world = new World(ChatProduct.CONVERSATIONS, true);
    private final List<String> read = new ArrayList<>();
    private final List<String> conversations = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final Map<String, Optional<Page>> reached = new HashMap<>();
    private int pagesToTheEnd = Integer.MAX_VALUE;

    @BeforeEach
    void threeConversations() {
        for (var name : List.of("one", "two", "three")) {
            var conversation = world.second.conversation(name, "{}");
            world.second.say(conversation, "ana", "hello", List.of(), "{}");
            conversations.add(conversation);
        }
        world.second.before(call -> {
            if (call.startsWith("since")) {
                read.add(call.substring(call.indexOf("Optional")));
            }
        });
    }

    private void sweep() throws Exception {
        var config = new SmallRyeConfigBuilder()
                .withMapping(ReconciliationConfig.class)
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(ReconciliationConfig.class);
        var finder = new MissedConversations(
                world.pairs,
                world.rooms,
                world.links.port(),
                KeptLinks.transactions(),
                world.synchronisation,
                new Appended(),
                new KeptProgress(),
                config,
                time -> {});
        for (var spot : finder.spots()) {
            finder.find("sweep-1", spot, FROM, TO, new Told());
        }
    }

    private static final class Appended implements MissedEvents {
        private final Set<String> known = new HashSet<>();

        @Override
        public boolean isKnown(String eventId) {
            return known.contains(eventId);
        }

        @Override
        public boolean append(CloudEvent event) {
            return known.add(event.id());
        }
    }

    private final class KeptProgress implements ListProgress {
        @Override
        public Optional<Page> page(String sweep, String list) {
            if (pagesToTheEnd-- == 0) {
                throw new IllegalStateException("the process ends");
            }
            return reached.getOrDefault(list, Optional.of(new Page(Optional.empty())));
        }

        @Override
        public void reached(String sweep, String list, Optional<String> next) {
            reached.put(list, next.map(address -> new Page(Optional.of(address))));
        }
    }

    private final class Told implements Findings {
        @Override
        public void compared(int items) {}

        @Override
        public void missing(String sid, String what) {
            missing.add(sid);
        }

        @Override
        public void changed(String sid, String what) {
            throw new UnsupportedOperationException(what);
        }
    }

    @Test
    @Tag("Y01")
    void readsTheListOnWhereAnEndedProcessWas() throws Exception {
        // Given
        pagesToTheEnd = 1;
        assertThatThrownBy(this::sweep).hasMessage("the process ends");
        assertThat(read).containsExactly("Optional.empty");
        pagesToTheEnd = Integer.MAX_VALUE;
        // When
        sweep();
        // Then
        assertThat(read).containsExactly("Optional.empty", "Optional[1]", "Optional[2]");
        assertThat(missing).containsExactlyElementsOf(conversations);
    }
}
