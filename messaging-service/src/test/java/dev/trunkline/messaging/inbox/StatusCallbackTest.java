package dev.trunkline.messaging.inbox;

import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StatusCallbackTest {

    private static final UUID ID = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

    @ParameterizedTest
    @Tag("C07")
    @CsvSource({
        "https://x.example/status, https://x.example/status?message=01234567-89ab-cdef-0123-456789abcdef",
        "https://x.example/status?a=b, https://x.example/status?a=b&message=01234567-89ab-cdef-0123-456789abcdef",
        "https://x.example/status#rc=3, https://x.example/status?message=01234567-89ab-cdef-0123-456789abcdef#rc=3"
    })
    void bearsOurIdInItsQuery(String configured, String expected) {
        // When
        var url = StatusCallback.url(configured, ID);
        // Then
        assertThat(url).hasToString(expected);
        assertThat(StatusCallback.messageId(url.toString().replaceAll("#.*", "")))
                .contains(ID);
    }

    @Test
    void hasNoIdWhereSomebodyElseMadeTheUrl() {
        // When
        var id = StatusCallback.messageId("https://x.example/status?messages=01234567-89ab-cdef-0123-456789abcdef");
        // Then
        assertThat(id).isEmpty();
    }
}
