package dev.trunkline.taskrouter.it;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class AutoAcceptTest extends BoardTestBase {

    @Test
    @Tag("E18")
    @Tag("Y18")
    void acceptsOffersByItselfAndAsksNobody() {
        // Given
        var task = task(FLEX, "sms", "{}");
        // When
        var reservation = offer(FLEX, task);
        // Then
        awaitStatus(task, "assigned");
        quiet();
        assertThat(posts(call -> call.path().endsWith(reservation)
                        && call.formValue("ReservationStatus").orElse("").equals("accepted")))
                .isEqualTo(1);
        assertThat(posts(call -> call.path().endsWith("/Messages"))).isZero();
    }

    @Test
    @Tag("E18")
    void leavesCallsToWhoeverIsCalled() {
        // Given
        var task = task(FLEX, "voice", "{}");
        awaitStatus(task, "pending");
        twilio.calls().clear();
        // When
        var reservation = offer(FLEX, task);
        // Then
        await().untilAsserted(() ->
                assertThat(shown(task).getList("reservations.sid")).containsExactly(reservation));
        assertThat(twilio.calls().all()).isEmpty();
        var next = task(FLEX, "sms", "{}");
        var accepted = offer(FLEX, next);
        awaitStatus(next, "assigned");
        assertThat(twilio.calls()
                        .where(call -> call.path().contains(task) || call.path().contains(reservation)))
                .isEmpty();
        assertThat(accepted).isNotEqualTo(reservation);
    }
}
