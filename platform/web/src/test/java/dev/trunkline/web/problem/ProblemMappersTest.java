package dev.trunkline.web.problem;

import dev.trunkline.contracts.failure.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemMappersTest {

    private static ProblemMappers passing(Failure.Transient failure) {
        return new ProblemMappers(List.of(
                thrown -> Optional.empty(),
                thrown -> thrown instanceof IllegalStateException ? Optional.of(failure) : Optional.empty()));
    }

    @Test
    void asksToComeAgainWhereTheTroublePasses() {
        // When
        var response = passing(new Failure.Transient("database away", null, null, true))
                .unexpected(new IllegalStateException("no connection to +14155550123"));
        // Then
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(response.getMediaType()).hasToString(Problem.MEDIA_TYPE);
        assertThat(response.getEntity()).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).hasToString("https://trunkline.dev/problems/temporarily-unavailable");
            assertThat(problem.detail()).isEqualTo("try again in a few seconds");
            assertThat(problem.members()).containsKey("errorId");
        });
    }

    @Test
    void saysWhenToComeAgainAndThatTheChangeMayHaveBeenMade() {
        // When
        var response = passing(new Failure.Transient("commit broke", null, Duration.ofSeconds(42), false))
                .unexpected(new IllegalStateException());
        // Then
        assertThat(response.getHeaderString("Retry-After")).isEqualTo("42");
        assertThat(response.getEntity())
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.detail()).startsWith("a change may have been made all the same"));
    }

    @Test
    void callsEverythingElseADefect() {
        // When
        var response = passing(new Failure.Transient("database away", null, null, true))
                .unexpected(new NullPointerException("body"));
        // Then
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getHeaderString("Retry-After")).isNull();
    }
}
