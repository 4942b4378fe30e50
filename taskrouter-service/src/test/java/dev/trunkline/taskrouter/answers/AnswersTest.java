package dev.trunkline.taskrouter.answers;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.taskrouter.board.Reservation;
import dev.trunkline.taskrouter.board.Task;
import dev.trunkline.taskrouter.commands.AgentCommand;
import dev.trunkline.taskrouter.commands.CommandStore;
import dev.trunkline.taskrouter.commands.Commands;
import dev.trunkline.taskrouter.commands.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AnswersTest {

    private static final Instant AT = Instant.parse("2026-11-21T14:00:00Z");
    private static final String FLEX = "AC" + "1".repeat(32);
    private static final String OTHER = "AC" + "2".repeat(32);
    private static final CloudEvent CAUSE = new CloudEvent("EV1", "/test", "test", AT, null, Map.of(), new byte[0]);

    private final List<AgentCommand> wanted = new ArrayList<>();

    @Test
    void acceptsOffersOfTheAccountsThatAreSetAlone() {
        // Given
        var answers = answers(List.of("flex"), null);
        // When
        answers.reservationChanged(task("sms"), reservation(FLEX, "pending"), CAUSE);
        answers.reservationChanged(task("sms"), reservation(OTHER, "pending"), CAUSE);
        answers.reservationChanged(task("sms"), reservation(FLEX, "rescinded"), CAUSE);
        answers.reservationChanged(task("voice"), reservation(FLEX, "pending"), CAUSE);
        // Then
        assertThat(wanted).singleElement().satisfies(command -> {
            assertThat(command.kind()).isEqualTo(AgentCommand.Kind.ACCEPT);
            assertThat(command.account()).isEqualTo(FLEX);
        });
    }

    @Test
    @Tag("E18")
    void acceptsOffersOfOneTaskChannelAloneWhereThatIsSet() {
        // Given
        var answers = answers(List.of("flex/chat"), null);
        // When
        answers.reservationChanged(task("sms"), reservation(FLEX, "pending"), CAUSE);
        answers.reservationChanged(task("chat"), reservation(OTHER, "pending"), CAUSE);
        // Then
        assertThat(wanted).isEmpty();
        // When
        answers.reservationChanged(task("chat"), reservation(FLEX, "pending"), CAUSE);
        // Then
        assertThat(wanted).extracting(AgentCommand::kind).containsExactly(AgentCommand.Kind.ACCEPT);
    }

    @Test
    void leavesOffersToWorkersUnlessTold() {
        // When
        answers(List.of(), null).reservationChanged(task("sms"), reservation(FLEX, "pending"), CAUSE);
        // Then
        assertThat(wanted).isEmpty();
    }

    @Test
    void saysUntilWhenAnOfferHasToBeAnswered() {
        // Given
        var answers = answers(List.of(), Duration.ofSeconds(20));
        // When / Then
        assertThat(answers.until(reservation(FLEX, "pending"), task("sms"))).contains(AT.plusSeconds(20));
        assertThat(answers.until(reservation(FLEX, "accepted"), task("sms"))).isEmpty();
        assertThat(answers.until(reservation(FLEX, "pending"), task("voice"))).isEmpty();
        assertThat(answers(List.of(), null).until(reservation(FLEX, "pending"), task("sms")))
                .isEmpty();
    }

    @Test
    void givesAnOfferBackOnceHoweverOftenItIsLookedAt() {
        // Given
        var answers = answers(List.of(), Duration.ofSeconds(20));
        // When
        answers.giveBack(reservation(FLEX, "pending"));
        answers.giveBack(reservation(FLEX, "pending"));
        // Then
        assertThat(wanted).extracting(AgentCommand::kind).containsOnly(AgentCommand.Kind.REJECT);
        assertThat(wanted)
                .extracting(AgentCommand::id)
                .containsOnly(wanted.getFirst().id());
    }

    private Answers answers(List<String> autoAccept, @Nullable Duration timeout) {
        return new Answers(
                account -> account.equals(FLEX) ? "flex" : "other",
                new Commands((command, trace) -> wanted.add(command), new Nowhere()),
                new AnswerConfig() {
                    @Override
                    public Optional<List<String>> autoAccept() {
                        return Optional.of(autoAccept).filter(named -> !named.isEmpty());
                    }

                    @Override
                    public Optional<Duration> answerTimeout() {
                        return Optional.ofNullable(timeout);
                    }
                });
    }

    private static Task task(String channel) {
        return new Task(
                "WT1", FLEX, "WS1", "reserved", 0, channel, "{}", null, null, null, null, null, 0, AT, null, null, AT);
    }

    private static Reservation reservation(String account, String status) {
        return new Reservation("WR1", account, "WS1", "WT1", "WK1", "ana", status, AT, AT, null);
    }

    private static final class Nowhere implements CommandStore {
        @Override
        public void add(UUID id, String kind, String subject, String by) {
            // Nobody asks.
        }

        @Override
        public void settle(UUID id, String state, @Nullable Integer code, @Nullable String reason) {
            // Nobody asks.
        }

        @Override
        public Optional<Outcome> find(UUID id) {
            return Optional.empty();
        }
    }
}
