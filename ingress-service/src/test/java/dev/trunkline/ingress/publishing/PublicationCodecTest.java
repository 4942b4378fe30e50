package dev.trunkline.ingress.publishing;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.ingress.door.Publication;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PublicationCodecTest {

    @Test
    void aPublicationComesBackAsItWas() throws IOException {
        // Given
        var event = new CloudEvent(
                "id ☎",
                "/accounts/AC1/messaging",
                "twilio.messaging.inbound",
                Instant.parse("2026-11-20T10:11:12.123456789Z"),
                null,
                Map.of("traceparent", "00-1", "twilioaccount", "AC1"),
                new byte[] {0, -1, 10});
        // When
        var decoded = PublicationCodec.decode(PublicationCodec.encode(new Publication("topic", "key;☎", event)));
        // Then
        assertThat(decoded.topic()).isEqualTo("topic");
        assertThat(decoded.key()).isEqualTo("key;☎");
        assertThat(decoded.event()).usingRecursiveComparison().isEqualTo(event);
    }

    @Test
    void anEntryOfAnotherVersionIsRefusedByName() {
        assertThatThrownBy(() -> PublicationCodec.decode(new byte[] {9}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 9");
    }
}
