package dev.trunkline.messaging.reconciliation.twilio;

import com.sun.net.httpserver.HttpServer;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.messaging.inbox.InboxFixture;
import dev.trunkline.messaging.reconciliation.ListedMessage;
import dev.trunkline.twilio.account.TwilioAccount;
import dev.trunkline.twilio.rest.TwilioClients;
import dev.trunkline.twilio.rest.TwilioHosts;
import dev.trunkline.twilio.sending.AdaptiveSending;
import dev.trunkline.twilio.sending.HeldBackException;
import dev.trunkline.twilio.sending.SendingListener;
import dev.trunkline.twilio.sending.SendingSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TwilioMessageListTest {

    private static final Instant TO = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant FROM = TO.minus(Duration.ofHours(1));
    private static final String SID = "SM" + "1".repeat(32);

    private final HttpServer twilio = server();
    private final List<String> pages = new ArrayList<>();
    private final List<URI> calls = new CopyOnWriteArrayList<>();

    /** Two calls at once, one of them in the background. */
    private final AdaptiveSending sending = new AdaptiveSending(
            new SendingSettings(
                    new SendingSettings.Limit(2, 2, 2, 0.5),
                    0.5,
                    Duration.ofMillis(1),
                    16,
                    Duration.ofMinutes(1),
                    SendingSettings.defaults().breaker()),
            SendingListener.NONE,
            System::nanoTime);

    private final TwilioClients clients = new TwilioClients(
            () -> List.of(new TwilioAccount("flex", InboxFixture.ACCOUNT, List.of("token"), Optional.empty())),
            new TwilioHosts(Optional.of(
                    URI.create("http://127.0.0.1:" + twilio.getAddress().getPort()))),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            (call, status, took) -> {},
            sending);
    private final TwilioMessageList list =
            new TwilioMessageList(clients, InboxFixture.senders(List.of(InboxFixture.OURS), List.of()));

    @AfterEach
    void close() {
        clients.close();
        twilio.stop(0);
    }

    @Test
    void keepsTheRangeAloneAndAsksForNoPageBehindIt() {
        // Given
        pages.add(page(1, message("SM1", TO), message("SM2", TO.minusSeconds(1))));
        pages.add(page(2, message("SM3", FROM), message("SM4", FROM.minusSeconds(1))));
        pages.add(page(3, message("SM5", FROM.minusSeconds(2))));
        // When
        var listed = list.list(InboxFixture.OURS, true, FROM, TO, TraceContext.start());
        // Then
        assertThat(listed).extracting(ListedMessage::sid).containsExactly("SM2", "SM3");
        assertThat(calls).hasSize(2);
    }

    @Test
    void leavesRoomForCallsThatSomebodyWaitsFor() {
        // Given
        var background = sending.account("flex").enter("api", true);
        // When, then
        try (background) {
            assertThatThrownBy(() -> list.list(InboxFixture.OURS, true, FROM, TO, TraceContext.start()))
                    .isInstanceOf(HeldBackException.class);
            assertThatThrownBy(() -> list.find(SID, TraceContext.start())).isInstanceOf(HeldBackException.class);
        }
    }

    private HttpServer server() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                var answer = pages.get(calls.size()).getBytes(StandardCharsets.UTF_8);
                calls.add(exchange.getRequestURI());
                exchange.sendResponseHeaders(200, answer.length);
                try (var body = exchange.getResponseBody()) {
                    body.write(answer);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page with another one behind it. */
    private static String page(int next, String... messages) {
        var uri = "/2010-04-01/Accounts/" + InboxFixture.ACCOUNT + "/Messages.json?PageSize=1000";
        return """
                {"messages":[%s],"page":%d,"page_size":1000,"start":0,"end":0,"uri":"%s","first_page_uri":"%s",
                 "previous_page_uri":null,"next_page_uri":"%s&Page=%d"}""".formatted(String.join(",", messages), next - 1, uri, uri, uri, next);
    }

    private static String message(String sid, Instant sent) {
        var date = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
                .format(sent.atOffset(ZoneOffset.UTC));
        return """
                {"sid":"%s","direction":"inbound","from":"%s","to":"%s","body":"Hello","num_media":"0","status":"received",
                 "date_created":"%s","date_sent":"%s","date_updated":"%s"}""".formatted(sid, InboxFixture.THEIRS, InboxFixture.OURS, date, date, date);
    }
}
