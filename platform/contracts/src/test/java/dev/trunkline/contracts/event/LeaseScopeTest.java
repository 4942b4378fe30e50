package dev.trunkline.contracts.event;

import dev.trunkline.contracts.event.LeaseScope.Lease;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LeaseScopeTest {

    private static final Lease HELD = () -> true;
    private static final Lease LAPSED = () -> false;

    @Test
    void tellsTheInnermostLeaseAndThenTheOneBefore() {
        // When
        var inner = LeaseScope.run(HELD, () -> LeaseScope.run(LAPSED, LeaseScope::current));
        var outer = LeaseScope.run(HELD, () -> {
            LeaseScope.run(LAPSED, LeaseScope::current);
            return LeaseScope.current();
        });

        // Then
        assertThat(inner).isSameAs(LAPSED);
        assertThat(outer).isSameAs(HELD);
    }

    @Test
    void workOfNoLeaseMayAlwaysAct() {
        // Given
        assertThatThrownBy(() -> LeaseScope.run(LAPSED, () -> {
                    LeaseScope.current().requireHeld();
                    return true;
                }))
                .isInstanceOf(LeaseLapsedException.class);

        // When
        var current = LeaseScope.current();

        // Then
        assertThat(current.isHeld()).isTrue();
    }
}
