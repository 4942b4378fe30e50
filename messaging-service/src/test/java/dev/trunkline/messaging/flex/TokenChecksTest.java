package dev.trunkline.messaging.flex;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.messaging.flex.FlexTokens.Validation;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
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
    private final Set<String> valid = new HashSet<>(Set.of("good"));
    private final TokenChecks checks =
            new TokenChecks(
                    (token, trace) -> {
                        asked++;
                        return valid.contains(token)
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
        block("a");
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
    @Tag("B08")
    void asksAboutATokenThatWasValidLatelyWhileItsAddressIsBlocked() {
        // Given
        check("good", "a");
        block("a");
        // When
        var known = check("good", "a");
        var other = check("bad", "a");
        valid.clear();
        var ended = check("good", "a");
        var again = check("good", "a");
        // Then
        assertThat(known).isInstanceOf(Validation.Valid.class);
        assertThat(other).isInstanceOf(Validation.TooManyRefused.class);
        assertThat(ended).isInstanceOf(Validation.Invalid.class);
        assertThat(again).isInstanceOf(Validation.TooManyRefused.class);
        assertThat(asked).isEqualTo(6);
    }

    @Test
    void forgetsATokenThatWasNotUsedForLong() {
        // Given
        check("good", "a");
        now += Duration.ofMinutes(10).toNanos();
        // When
        block("a");
        // Then
        assertThat(check("good", "a")).isInstanceOf(Validation.TooManyRefused.class);
    }

    @Test
    void remembersOnlySoManyAddresses() {
        // Given
        block("a");
        // When
        check("bad", "b");
        check("bad", "c");
        // Then
        assertThat(check("good", "a")).isInstanceOf(Validation.Valid.class);
    }

    private void block(String address) {
        for (var index = 0; index < 3; index++) {
            check("bad", address);
        }
    }

    private Validation check(String token, String address) {
        return checks.check(token, address, TraceContext.start());
    }
}
