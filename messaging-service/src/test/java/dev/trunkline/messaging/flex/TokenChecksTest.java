package dev.trunkline.messaging.flex;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.messaging.flex.FlexTokens.Validation;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TokenChecksTest {

    private record Limits(int limit, Duration within, int addresses) implements FlexConfig.RefusedTokens {}

    private record Config(RefusedTokens refusedTokens) implements FlexConfig {
        @Override
        public Optional<String> workspaceSid() {
            return Optional.empty();
        }
    }

    private long now;
    private int asked;
    private final TokenChecks checks =
            new TokenChecks(
                    (token, trace) -> {
                        asked++;
                        return token.equals("good")
                                ? new Validation.Valid("ann", Optional.empty())
                                : new Validation.Invalid("unknown");
                    },
                    new Config(new Limits(3, Duration.ofMinutes(1), 2))) {
                @Override
                long nanoTime() {
                    return now;
                }
            };

    @Test
    @Tag("B08")
    void asksNobodyAfterTooManyRefusalsUntilTheTimeIsOver() {
        // Given
        for (var index = 0; index < 3; index++) {
            check("bad", "a");
        }
        now += Duration.ofSeconds(20).toNanos();
        // When
        var early = check("good", "a");
        var other = check("good", "b");
        now += Duration.ofSeconds(40).toNanos();
        var late = check("good", "a");
        // Then
        assertThat(early).isEqualTo(new Validation.TooManyRefused(Duration.ofSeconds(40)));
        assertThat(other).isInstanceOf(Validation.Valid.class);
        assertThat(late).isInstanceOf(Validation.Valid.class);
        assertThat(asked).isEqualTo(5);
    }

    @Test
    void remembersOnlySoManyAddresses() {
        // Given
        for (var index = 0; index < 3; index++) {
            check("bad", "a");
        }
        // When
        check("bad", "b");
        check("bad", "c");
        // Then
        assertThat(check("good", "a")).isInstanceOf(Validation.Valid.class);
    }

    private Validation check(String token, String address) {
        return checks.check(token, address, TraceContext.start());
    }
}
