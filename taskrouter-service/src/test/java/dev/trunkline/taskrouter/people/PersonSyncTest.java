package dev.trunkline.taskrouter.people;

import dev.trunkline.journal.Steps;
import dev.trunkline.taskrouter.account.Workspaces;
import dev.trunkline.taskrouter.account.Workspaces.Place;
import dev.trunkline.twilio.account.TwilioAccount;
import dev.trunkline.twilio.failure.TwilioFailures;
import dev.trunkline.twilio.rest.TwilioCall;
import dev.trunkline.twilio.rest.TwilioCallException;
import dev.trunkline.twilio.rest.TwilioUnreachableException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PersonSyncTest {

    private static final TwilioCall CALL = new TwilioCall("POST", "taskrouter", "/v1/Workspaces/WS1/Workers/WK1");

    private final KeptChoices choices = new KeptChoices();
    private final OneWorker twilio = new OneWorker();
    private final PersonSync sync = new PersonSync(
            new Workspaces(
                    () -> List.of(new TwilioAccount(
                            "frontline", "AC" + "1".repeat(32), List.of("a token"), Optional.empty())),
                    () -> Map.of("frontline", "WS1")),
            new ActivityMapping(Map.of("available", Map.of("frontline", "Online"))),
            choices,
            twilio,
            new TwilioFailures());

    PersonSyncTest() {
        var unused = choices.keep(new Choice("ana", "available", "flex", Instant.EPOCH));
    }

    @Test
    @Tag("E22")
    void expectsTheEchoOfAChangeThatTwilioMadeThoughItAnsweredAnError() throws Exception {
        // Given
        twilio.makes = true;
        twilio.fails = new TwilioCallException(CALL, 503, null, null);
        assertThatThrownBy(this::run).isSameAs(twilio.fails);
        // When
        twilio.fails = null;
        run();
        // Then
        assertThat(twilio.changes).isEqualTo(1);
        assertThat(choices.wasExpected("WK1", "Online", 8, Instant.now())).isTrue();
    }

    @Test
    @Tag("E22")
    void expectsTheEchoOfAChangeWithoutAnAnswer() {
        // Given
        twilio.fails =
                new TwilioUnreachableException(CALL, TwilioUnreachableException.Kind.BROKEN, new IOException("broken"));
        // When
        assertThatThrownBy(this::run).isSameAs(twilio.fails);
        // Then
        assertThat(choices.wasExpected("WK1", "Online", 8, Instant.now())).isTrue();
    }

    @Test
    @Tag("E22")
    void expectsNoEchoOfWhatTwilioHasRefused() {
        for (var status : List.of(400, 412, 429)) {
            // Given
            twilio.fails = new TwilioCallException(CALL, status, null, null);
            // When
            assertThatThrownBy(this::run).isSameAs(twilio.fails);
            // Then
            assertThat(choices.wasExpected("WK1", "Online", 8, Instant.now())).isFalse();
        }
    }

    @Test
    @Tag("E22")
    void expectsNoEchoOfAChangeInWhosePlaceSomebodyElseMadeOne() throws Exception {
        // Given
        twilio.fails = new TwilioCallException(CALL, 500, null, null);
        assertThatThrownBy(this::run).isSameAs(twilio.fails);
        twilio.fails = null;
        twilio.becomes("Away");
        // When
        run();
        // Then
        assertThat(choices.wasExpected("WK1", "Online", 8, Instant.now())).isFalse();
        assertThat(choices.wasExpected("WK1", "Online", 9, Instant.now())).isTrue();
    }

    private void run() throws Exception {
        sync.run("ana", new NothingDone());
    }

    /** At version 7 to begin with. */
    private static final class OneWorker implements Directory {
        private String activity = "Away";
        private int version = 7;
        private int changes;
        private boolean makes;
        private @Nullable RuntimeException fails;

        private void becomes(String next) {
            activity = next;
            version++;
        }

        @Override
        public Optional<Member> find(Place place, String name) {
            return Optional.of(new Member("WK1", name, "WA" + activity, activity, true, null, "\"" + version + "\""));
        }

        @Override
        public void all(Place place, Consumer<Member> each) {
            find(place, "ana").ifPresent(each);
        }

        @Override
        public Optional<String> activity(Place place, String name) {
            return Optional.of("WA" + name);
        }

        @Override
        public void setActivity(Place place, Member member, String activitySid) {
            if (makes || fails == null) {
                changes++;
                becomes(activitySid.substring(2));
            }
            if (fails != null) {
                throw fails;
            }
        }

        @Override
        public void setActivity(ActivityWish wish) {
            throw new UnsupportedOperationException("nobody wishes");
        }

        @Override
        public void setAvailable(Place place, String userSid, boolean available) {
            throw new UnsupportedOperationException("no user");
        }
    }

    /** As in a first attempt. */
    private static final class NothingDone implements Steps {
        @Override
        public <T> T once(String name, Class<T> type, Callable<T> action) throws Exception {
            return action.call();
        }

        @Override
        public <T> T once(String name, Class<T> type, Probe<T> probe, Callable<T> action) throws Exception {
            return action.call();
        }
    }
}
