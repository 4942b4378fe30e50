package dev.trunkline.taskrouter.board;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReservationTest {

    private static final Instant AT = Instant.parse("2026-11-21T14:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "pending,accepted",
        "pending,rejected",
        "pending,timeout",
        "accepted,wrapping",
        "wrapping,completed",
        "accepted,completed"
    })
    void keepsTheFurtherStateWhicheverIsToldFirst(String earlier, String later) {
        assertThat(reservation(earlier).heard(reservation(later)).status()).isEqualTo(later);
        assertThat(reservation(later).heard(reservation(earlier)).status()).isEqualTo(later);
    }

    @Test
    void waitsForAnAnswerOnlyWhileItIsPending() {
        // Given
        var pending = reservation("pending").answeredUntil(AT);
        // When / Then
        assertThat(pending.heard(reservation("pending")).until()).isEqualTo(AT);
        assertThat(pending.heard(reservation("accepted")).until()).isNull();
    }

    private static Reservation reservation(String status) {
        return new Reservation("WR1", "AC1", "WS1", "WT1", "WK1", "ana", status, AT, AT, null);
    }
}
