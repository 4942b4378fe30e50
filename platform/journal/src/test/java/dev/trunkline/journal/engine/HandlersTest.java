package dev.trunkline.journal.engine;

import dev.trunkline.journal.Completion;
import dev.trunkline.journal.testing.TestHandler;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HandlersTest {

    private static final TestHandler HANDLER = TestHandler.of((entry, steps) -> Completion.nothing());

    @Test
    void givesATypeToTheHandlerThatClaimsIt() {
        assertThat(new Handlers(List.of(HANDLER)).owner("twilio.flex.created")).isSameAs(HANDLER);
    }

    @Test
    void acceptsTypesThatNobodyClaims() {
        assertThat(new Handlers(List.of()).owner("twilio.flex.created")).isNotNull();
    }

    @Test
    void refusesTypesThatTwoHandlersClaimAndNamesThem() {
        // Given
        var handlers = new Handlers(List.of(HANDLER, HANDLER));
        // When
        assertThatThrownBy(() -> handlers.verify(List.of("twilio.flex.created")))
                // Then
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("twilio.flex.created", "2 handlers", TestHandler.class.getName());
    }
}
