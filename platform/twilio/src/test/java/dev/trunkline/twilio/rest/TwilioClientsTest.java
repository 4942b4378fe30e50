package dev.trunkline.twilio.rest;

import com.twilio.base.ResourceSet;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.rest.conversations.v1.Conversation;
import com.twilio.type.PhoneNumber;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.twilio.account.TwilioAccount;
import dev.trunkline.twilio.account.TwilioAccount.ApiKey;
import dev.trunkline.twilio.account.TwilioAccounts;
import dev.trunkline.twilio.rest.TwilioUnreachableException.Kind;
import dev.trunkline.twilio.sending.AdaptiveSending;
import dev.trunkline.twilio.sending.HeldBackException;
import dev.trunkline.twilio.sending.SendingListener;
import dev.trunkline.twilio.sending.SendingSettings;
import dev.trunkline.twilio.stub.StubTwilio;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TwilioClientsTest {

    private static final String FLEX = "AC4c6d62d3bf1584e6bc1e606cd45ab7ba";
    private static final String CREATED = "{\"sid\":\"SM00000000000000000000000000000001\",\"status\":\"queued\"}";

    private final StubTwilio twilio = new StubTwilio();
    private final List<String> recorded = new ArrayList<>();
    private final AtomicReference<TwilioAccount> account =
            new AtomicReference<>(account("flex-token", Optional.empty()));
    private final TwilioAccounts accounts = () -> List.of(account.get());
    private final TwilioClients clients = clients(twilio.uri(), Duration.ofSeconds(10));

    @AfterEach
    void close() {
        clients.close();
        twilio.close();
    }

    @Test
    void callsTheSimulatorBelowTheProductsName() {
        // Given
        twilio.answer(201, CREATED);

        // When
        var message = send();

        // Then
        assertThat(message.getSid()).isEqualTo("SM00000000000000000000000000000001");
        var call = twilio.calls().getFirst();
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.uri()).hasToString("/api/2010-04-01/Accounts/" + FLEX + "/Messages.json");
        assertThat(call.body()).isEqualTo("To=%2B14155550101&From=%2B14155550100&Body=hello");
        assertThat(call.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/x-www-form-urlencoded"));
    }

    @Test
    void showsSidAndPrimaryToken() {
        // Given
        twilio.answer(201, CREATED);

        // When
        send();

        // Then
        assertThat(twilio.calls().getFirst().header("Authorization")).contains(basic(FLEX, "flex-token"));
    }

    @Test
    void showsTheApiKeyWhereThereIsOne() {
        // Given
        account.set(account("flex-token", Optional.of(new ApiKey("SK1", "key-secret"))));
        twilio.answer(201, CREATED);

        // When
        send();

        // Then
        assertThat(twilio.calls().getFirst().header("Authorization")).contains(basic("SK1", "key-secret"));
    }

    @Test
    @Tag("Y07")
    void followsATokenRotation() {
        // Given
        twilio.answer(201, CREATED);
        twilio.answer(201, CREATED);
        send();
        account.set(account("new-token", Optional.empty()));

        // When
        send();

        // Then
        assertThat(twilio.calls().getLast().header("Authorization")).contains(basic(FLEX, "new-token"));
    }

    @Test
    void makesNoCallWhileTwilioAskedTheAccountToWait() {
        // Given
        twilio.answer(429, "{\"code\":20429}", "Retry-After", "30");
        assertThatThrownBy(this::send).isInstanceOf(TwilioCallException.class);

        // When
        var held = catchThrowableOfType(HeldBackException.class, this::send);

        // Then
        assertThat(held.reason()).isEqualTo(HeldBackException.Reason.PAUSE);
        assertThat(held.retryAfter()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
        assertThat(twilio.calls()).hasSize(1);
    }

    @Test
    void leavesAProductAloneThatFails() {
        // Given
        var leastCalls = SendingSettings.defaults().breaker().leastCalls();
        for (int failed = 0; failed < leastCalls; failed++) {
            twilio.answer(502, "<html>bad gateway</html>");
            assertThatThrownBy(this::send).isInstanceOf(TwilioCallException.class);
        }

        // When
        var held = catchThrowableOfType(HeldBackException.class, this::send);

        // Then
        assertThat(held.reason()).isEqualTo(HeldBackException.Reason.BREAKER);
        assertThat(twilio.calls()).hasSize(leastCalls);
    }

    @Test
    @Tag("G03")
    @Tag("Y05")
    void sendsTheTraceOn() {
        // Given
        twilio.answer(201, CREATED);
        var trace = TraceContext.start();

        // When
        TraceScope.run(trace, this::send);

        // Then
        var sent = TraceContext.parse(
                twilio.calls().getFirst().header("traceparent").orElse(""));
        assertThat(sent.map(TraceContext::traceId)).contains(trace.traceId());
    }

    @Test
    void sendsNoTraceOutsideOfOne() {
        // Given
        twilio.answer(201, CREATED);

        // When
        send();

        // Then
        assertThat(twilio.calls().getFirst().header("traceparent")).isEmpty();
    }

    @Test
    @Tag("A07")
    void repeatsNoCreateAfterAServerError() {
        // Given
        twilio.answer(503, "<html>busy</html>");

        // When
        var thrown = catchThrowableOfType(TwilioCallException.class, this::send);

        // Then
        assertThat(thrown.httpStatus()).isEqualTo(503);
        assertThat(twilio.calls()).hasSize(1);
    }

    @Test
    void tellsCodeStatusCallAndWaitOfARefusal() {
        // Given
        twilio.answer(
                429,
                "{\"code\":20429,\"message\":\"Too many requests from +14155550101\",\"status\":429}",
                "Retry-After",
                "7");

        // When
        var thrown = catchThrowableOfType(TwilioCallException.class, this::send);

        // Then
        assertThat(thrown.getCode()).isEqualTo(20429);
        assertThat(thrown.getStatusCode()).isEqualTo(429);
        assertThat(thrown.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(thrown)
                .hasMessage("POST api/2010-04-01/Accounts/" + FLEX + "/Messages.json: status 429, Twilio error 20429");
    }

    @Test
    void tellsThatTheRequestNeverLeft() throws IOException {
        // Given
        var nobody = freePort();

        // When
        try (var unreachable = clients(nobody, Duration.ofSeconds(10))) {
            var thrown = catchThrowableOfType(
                    TwilioUnreachableException.class, () -> message().create(unreachable.forAccount(FLEX)));

            // Then
            assertThat(thrown.kind()).isEqualTo(Kind.CONNECT);
        }
    }

    @Test
    void tellsThatTheAnswerNeverCame() {
        // Given
        var never = new CountDownLatch(1);
        twilio.answer(exchange -> awaitQuietly(never));

        // When
        try (var impatient = clients(twilio.uri(), Duration.ofMillis(200))) {
            var thrown = catchThrowableOfType(
                    TwilioUnreachableException.class, () -> message().create(impatient.forAccount(FLEX)));

            // Then
            assertThat(thrown.kind()).isEqualTo(Kind.TIMEOUT);
        } finally {
            never.countDown();
        }
    }

    @Test
    void tellsThatTheConnectionBroke() {
        // Given
        twilio.answer(exchange -> {
            exchange.sendResponseHeaders(201, 1000);
            exchange.getResponseBody().write(1);
        });

        // When
        var thrown = catchThrowableOfType(TwilioUnreachableException.class, this::send);

        // Then
        assertThat(thrown.kind()).isEqualTo(Kind.BROKEN);
    }

    @Test
    void readsEveryPageOfAList() {
        // Given
        var next = twilio.uri() + "/conversations/v1/Conversations?PageToken=2";
        twilio.answer(200, page("CH00000000000000000000000000000001", "\"" + next + "\""));
        twilio.answer(200, page("CH00000000000000000000000000000002", "null"));

        // When
        ResourceSet<Conversation> read = Conversation.reader().read(clients.forAccount(FLEX));

        // Then
        assertThat(read)
                .extracting(Conversation::getSid)
                .containsExactly("CH00000000000000000000000000000001", "CH00000000000000000000000000000002");
        assertThat(twilio.calls().getLast().uri().getQuery()).contains("PageToken=2");
    }

    @Test
    void deletesWithoutABody() {
        // Given
        twilio.answer(204, "");

        // When
        var deleted = Conversation.deleter("CH00000000000000000000000000000001").delete(clients.forAccount(FLEX));

        // Then
        assertThat(deleted).isTrue();
        assertThat(twilio.calls().getFirst().body()).isEmpty();
    }

    @Test
    void recordsProductAndStatusOfEachCall() {
        // Given
        twilio.answer(201, CREATED);
        twilio.answer(404, "{\"code\":20404,\"status\":404}");
        send();

        // When
        assertThatThrownBy(() -> Conversation.fetcher("CH00000000000000000000000000000001")
                        .fetch(clients.forAccount(FLEX)))
                .isInstanceOf(TwilioCallException.class);

        // Then
        assertThat(recorded).containsExactly("api 201", "conversations 404");
    }

    @Test
    void sendsCredentialsToNobodyButTwilio() {
        // Given
        var elsewhere = new Request(HttpMethod.GET, "https://twilio.com.evil.example/v1/Conversations");

        // When, Then
        assertThatThrownBy(() -> clients.forAccount(FLEX).request(elsewhere))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("host 'twilio.com.evil.example' is not Twilio's");
        assertThat(twilio.calls()).isEmpty();
    }

    @Test
    void refusesAnAccountThatIsNotOurs() {
        assertThatThrownBy(() -> clients.forAccount("AC00000000000000000000000000000000"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("account AC00000000000000000000000000000000 is not configured");
    }

    private Message send() {
        return message().create(clients.forAccount(FLEX));
    }

    private static MessageCreator message() {
        return Message.creator(new PhoneNumber("+14155550101"), new PhoneNumber("+14155550100"), "hello");
    }

    private TwilioClients clients(URI base, Duration readTimeout) {
        return new TwilioClients(
                accounts,
                new TwilioHosts(Optional.of(base)),
                Duration.ofSeconds(2),
                readTimeout,
                (call, status, took) -> recorded.add(call.product() + " " + status),
                new AdaptiveSending(SendingSettings.defaults(), SendingListener.NONE, System::nanoTime));
    }

    private static TwilioAccount account(String token, Optional<ApiKey> apiKey) {
        return new TwilioAccount("flex", FLEX, List.of(token), apiKey);
    }

    private static String basic(String username, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String page(String sid, String next) {
        return "{\"conversations\":[{\"sid\":\"" + sid + "\"}],\"meta\":{\"key\":\"conversations\",\"page\":0,"
                + "\"page_size\":1,\"previous_page_url\":null,\"url\":\"https://conversations.twilio.com/v1/Conversations\","
                + "\"first_page_url\":\"https://conversations.twilio.com/v1/Conversations\",\"next_page_url\":" + next
                + "}}";
    }

    private static URI freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
