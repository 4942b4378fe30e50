package dev.trunkline.taskrouter.people;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.taskrouter.board.Worker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ActivitySyncTest {

    private static final Instant START = Instant.parse("2026-11-21T14:00:00Z");

    private final KeptChoices choices = new KeptChoices();
    private final List<Choice> synchronised = new ArrayList<>();
    private final ActivitySync sync = new ActivitySync(
            new ActivityMapping(Map.of(
                    "available", Map.of("flex", "Available", "frontline", "Online"),
                    "unavailable", Map.of("flex", "Unavailable", "frontline", "Away"))),
            choices,
            (choice, cause) -> synchronised.add(choice),
            account -> account);

    @Test
    void hearsAChoiceInEitherAccount() {
        // When
        told("flex", "Available", 1);
        told("frontline", "Away", 2);
        // Then
        assertThat(synchronised).extracting(Choice::state).containsExactly("available", "unavailable");
    }

    @Test
    void ignoresWhatMeansNothingElsewhere() {
        // When
        told("flex", "On a call", 1);
        told("flex", "Online", 2);
        // Then
        assertThat(synchronised).isEmpty();
    }

    @Test
    void ignoresWhatWeHaveSetOurselves() {
        // Given
        told("flex", "Available", 1);
        choices.expect("WKfrontline", "Online", 2, START);
        // When
        told("frontline", "Online", 2);
        told("frontline", "Away", 3);
        told("frontline", "Online", 4);
        // Then
        assertThat(synchronised).extracting(Choice::account).containsExactly("flex", "frontline", "frontline");
    }

    @Test
    void settlesOnTheLatestChoiceThoughItIsToldFirst() {
        // When
        told("frontline", "Away", 9);
        told("flex", "Available", 8);
        // Then
        assertThat(synchronised).extracting(Choice::state).containsExactly("unavailable");
        assertThat(choices.latest("ana").orElseThrow().state()).isEqualTo("unavailable");
    }

    private void told(String account, String activity, int second) {
        var at = START.plusSeconds(second);
        var worker = new Worker("WK" + account, account, "WS1", "ana", "WA1", activity, "{}", second, at, at, false);
        sync.activityChanged(worker, new CloudEvent("EV" + second, "/test", "test", at, null, Map.of(), new byte[0]));
    }
}
