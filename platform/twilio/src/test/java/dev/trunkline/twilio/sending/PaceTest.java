package dev.trunkline.twilio.sending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {

    private static final int LANES = 60;

    private final AtomicLong now = new AtomicLong();
    private final Pace pace = new Pace("conversations", now::get);

    @Tag("A08")
    @ParameterizedTest(name = "{0} a second, by the calendar: {1}")
    @CsvSource({"12,true", "12,false", "30,true", "30,false", "100,true", "100,false"})
    void usesMostOfWhatTwilioAllowsAndIsSeldomRefused(int allowed, boolean calendar) {
        // Given
        var backlog = new CatchingUp(allowed, calendar, LANES, allowed);

        // When
        backlog.run();

        // Then
        var made = LANES * allowed;
        assertThat(backlog.done).isEqualTo(made);
        assertThat(made / backlog.seconds()).isGreaterThan(0.75 * allowed);
        assertThat(backlog.refused).isLessThan(made / 15);
    }

    @Test
    void goesFasterOnceTwilioAllowsMore() {
        // Given
        var backlog = new CatchingUp(10, true, LANES, 1000);
        backlog.run(Duration.ofSeconds(30));
        assertThat(backlog.pace()).isLessThan(15);

        // When
        backlog.allowed = 50;
        backlog.run(Duration.ofSeconds(60));

        // Then
        assertThat(backlog.pace()).isBetween(35.0, 60.0);
    }

    @Test
    void asksLittleOfATwilioThatRefusesEverything() {
        // Given
        var backlog = new CatchingUp(0, true, LANES, 10);

        // When
        backlog.run(Duration.ofSeconds(60));

        // Then
        assertThat(backlog.refused).isLessThan(4 * 60);
    }

    @Test
    void slowsDownNoMoreWhereRefusalsTakeLongerThanASecond() {
        // Given
        for (int call = 0; call < 100; call++) {
            pace.taken();
        }
        pace.refused(now.get());
        leave(Duration.ofSeconds(5)).stream()
                .filter(start -> start < Duration.ofSeconds(4).toNanos())
                .forEach(pace::refused);
        var after = leave(Duration.ofMillis(1_100));
        var before = pace.perSecond();

        // When
        pace.refused(after.getFirst());

        // Then
        assertThat(pace.perSecond()).isGreaterThan(0.7 * before);
        assertThat(pace.nanosLeft()).isLessThan(Duration.ofMillis(500).toNanos());
    }

    @Test
    void isNoneBeforeTheFirstRefusal() {
        // When
        for (int call = 0; call < 10_000; call++) {
            pace.taken();
        }

        // Then
        assertThat(pace.nanosLeft()).isZero();
        assertThat(pace.perSecond()).isZero();
    }

    @Test
    void isNoneAgainLongAfterTheLastRefusal() {
        // Given
        pace.taken();
        pace.refused(now.get());
        assertThat(pace.nanosLeft()).isPositive();

        // When
        now.addAndGet(Duration.ofHours(1).toNanos());

        // Then
        assertThat(pace.nanosLeft()).isZero();
        assertThat(pace.perSecond()).isZero();
    }

    @Test
    void sendsCallsThatArePutOffAwayOneAfterTheOther() {
        // Given
        pace.taken();
        pace.refused(now.get());

        // When
        var waits = Stream.generate(pace::putOff).limit(200).toList();

        // Then
        assertThat(waits).isSorted();
        assertThat(waits.getFirst()).isEqualTo(Duration.ofSeconds(1));
        assertThat(waits.get(50)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(7));
        assertThat(waits.getLast()).isEqualTo(Duration.ofSeconds(10));
    }

    /** Calls leave as fast as they may; says when. */
    private List<Long> leave(Duration time) {
        var left = new ArrayList<Long>();
        var end = now.get() + time.toNanos();
        while (now.addAndGet(Duration.ofMillis(1).toNanos()) < end) {
            if (pace.nanosLeft() == 0) {
                pace.taken();
                left.add(now.get());
            }
        }
        return left;
    }
}
