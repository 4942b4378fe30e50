package dev.trunkline.gateway.stream;

import dev.trunkline.embedded.LoginServer;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.gateway.FakeMessaging;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
@QuarkusTest
@WithTestResource(TrunklineTestResource.class)
@WithTestResource(FakeMessaging.class)
class StreamExpiryTest {

    @TestHTTPResource
    URI base;

    LoginServer login;

    @Test
    void endsWhenTheTokenExpires() {
        // Given
        var token = login.token("agent", Duration.ofSeconds(8));
        // When
        try (var stream = new EventSource(base.resolve("/api/stream"), token, null)) {
            assertThat(stream.response().statusCode()).isEqualTo(200);
            // Then
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(stream.ended()).isTrue());
        }
        try (var again = new EventSource(base.resolve("/api/stream"), token, null)) {
            assertThat(again.response().statusCode()).isEqualTo(401);
        }
    }
}
