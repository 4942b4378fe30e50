package dev.trunkline.bridge.callbacks;

import dev.trunkline.bridge.callbacks.Callbacks.Question;
import dev.trunkline.bridge.forward.DefaultWebhook;
import dev.trunkline.bridge.link.FormerWebhooks;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Pairs;
import dev.trunkline.bridge.link.Rooms;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.members.Members;
import dev.trunkline.contracts.twilio.FrontlineEvent.CustomerRequested;
import dev.trunkline.contracts.twilio.Received;
import dev.trunkline.contracts.webhook.Parameters;
import dev.trunkline.twilio.chat.Chats;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallbacksTest {

    private final Callbacks callbacks = new Callbacks(
            new NoBackup(),
            untouched(Links.class),
            untouched(Members.class),
            new Rooms(untouched(Chats.class), new Pairs(List.of()), untouched(FormerWebhooks.class)),
            untouched(Transactions.class),
            untouched(DefaultWebhook.class));

    @Test
    @Tag("E24")
    void answersNothingWhereNoOtherCrmIsConfigured() throws Exception {
        // Given
        var received = new Received("EV1", "twilio.frontline.crm", "AC1", Instant.EPOCH, Parameters.parse(new byte[0]));
        // When
        var answer = callbacks.crm(new Question(
                new CustomerRequested(received, "ana", "98"), "AC1", "application/x-www-form-urlencoded", new byte[0]));
        // Then
        assertThat(answer).isEqualTo("{}");
    }

    /** Whoever asks it has gone wrong. */
    private static <T> T untouched(Class<T> port) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, values) -> {
                    throw new AssertionError(method + ": asked (expected: nobody is asked)");
                }));
    }

    private static final class NoBackup implements CallbacksConfig {
        @Override
        public Optional<String> smsNumber() {
            return Optional.empty();
        }

        @Override
        public Optional<String> whatsappNumber() {
            return Optional.empty();
        }

        @Override
        public Optional<URI> backupCrm() {
            return Optional.empty();
        }

        @Override
        public Map<String, List<String>> templates() {
            return Map.of();
        }
    }
}
