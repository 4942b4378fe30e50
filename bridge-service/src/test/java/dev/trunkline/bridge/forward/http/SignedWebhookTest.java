package dev.trunkline.bridge.forward.http;

import com.sun.net.httpserver.HttpServer;
import dev.trunkline.contracts.event.LeaseLapsedException;
import dev.trunkline.contracts.event.LeaseScope;
import dev.trunkline.contracts.event.LeaseScope.Lease;
import dev.trunkline.twilio.account.TwilioAccount;
import dev.trunkline.twilio.signature.HmacRequestSignatures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class SignedWebhookTest {

    private static final String ACCOUNT = "AC4c6d62d3bf1584e6bc1e606cd45ab7ba";

    private final HttpServer server;
    private final AtomicInteger received = new AtomicInteger();
    private final SignedWebhook webhook = new SignedWebhook(
            () -> List.of(new TwilioAccount("flex", ACCOUNT, List.of("flex-token"), Optional.empty())),
            new HmacRequestSignatures());

    SignedWebhookTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                received.incrementAndGet();
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void saysThatNothingWasSentWhereTheLeaseRunsOutBehindTheHeaders() {
        // Given
        var asked = new AtomicInteger();
        Lease runsOut = () -> asked.incrementAndGet() == 1;

        // When
        var thrown = catchThrowable(() -> LeaseScope.run(runsOut, this::post));

        // Then
        assertThat(thrown).isInstanceOf(LeaseLapsedException.class);
        assertThat(asked).hasValue(2);
        assertThat(received).hasValue(0);
    }

    @Test
    void sendsAsLongAsTheLeaseIsHeld() throws Exception {
        // When
        var answer = LeaseScope.run(() -> true, this::post);

        // Then
        assertThat(answer).isEmpty();
        assertThat(received).hasValue(1);
    }

    private String post() throws Exception {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhook");
        return webhook.post(ACCOUNT, url, "application/x-www-form-urlencoded", "a=b".getBytes(UTF_8));
    }
}
