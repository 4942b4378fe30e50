package dev.trunkline.messaging.it;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What agents may not do to conversations. */
@QuarkusTest
class DeskRefusalsTest extends DeskTestBase {

    @ParameterizedTest
    @CsvSource({
        "PATCH, , {}",
        "PATCH, , '{\"status\":\"deleted\"}'",
        "PATCH, , '{\"name\":7}'",
        "PATCH, , '{\"name\":\"a\\u0000b\"}'",
        "PATCH, , '{\"name\":\"a\\nb\"}'",
        "PATCH, , []",
        "PUT, /labels, '{\"labels\":[\"a\\u0000b\"]}'",
        "PUT, /labels, '{\"labels\":[\"\"]}'",
        "PUT, /labels, '{\"labels\":[null]}'",
        "PUT, /labels, {}",
        "PUT, /assignee, '{\"agent\":\"a\\u0000b\"}'",
        "POST, /notes, '{\"body\":\"a\\u0000b\"}'",
        "POST, /notes, '{\"body\":\" \"}'",
        "POST, /notes, {}",
        "PUT, /presence, '{\"state\":\"asleep\"}'",
        "PUT, /presence, {}"
    })
    void refusesWhatCannotBe(String method, String path, String body) {
        // When
        var answer = api().body(body)
                .request(method, "/conversations/" + open(customer()) + Objects.requireNonNullElse(path, ""));
        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void refusesWhatIsTooLong() {
        // Given
        var id = open(customer());
        // When
        var name = patch(id, Map.of("name", "x".repeat(900_000)));
        var note = api().body(Map.of("body", "x".repeat(900_000))).post("/conversations/{id}/notes", id);
        var larger = api().body(Map.of("body", "x".repeat(2_000_000))).post("/conversations/{id}/notes", id);
        // Then
        assertThat(name.statusCode()).isEqualTo(400);
        assertThat(note.statusCode()).isEqualTo(400);
        assertThat(larger.statusCode()).isEqualTo(413);
    }

    @Test
    void knowsNothingOfAConversationThatIsNotThere() {
        // Given
        var unknown = UUID.randomUUID().toString();
        // When
        var answers = List.of(
                patch(unknown, Map.of("name", "Maya")),
                api().delete("/conversations/{id}", unknown),
                api().post("/conversations/{id}/claim", unknown),
                put(unknown, "assignee", Map.of("agent", "ana")),
                put(unknown, "labels", Map.of("labels", List.of())),
                put(unknown, "presence", Map.of("state", "viewing")),
                api().get("/conversations/{id}/notes", unknown));
        // Then
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(404));
    }
}
