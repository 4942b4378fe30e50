package dev.trunkline.messaging.it;

import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.handset.HandsetMessage;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Twilio or the database is down for a while. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Injected.
class OutageTest extends InboxTestBase {

    @Inject
    AgroalDataSource database;

    private static final int CONVERSATIONS = 10;
    private static final List<String> TEXTS = List.of("first", "second");

    @Test
    void asksToComeAgainWhereTheDatabaseDropsARequest() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var holder = database.getConnection()) {
            // Given
            holder.setAutoCommit(false);
            execute(holder, "lock table conversation in access exclusive mode");
            // When
            var answer = threads.submit(() -> api().get("/conversations"));
            await().atMost(PATIENCE).until(() -> {
                drop();
                return answer.isDone();
            });
            holder.rollback();
            // Then
            assertThat(answer.get().statusCode()).isEqualTo(503);
            assertThat(answer.get().contentType()).startsWith("application/problem+json");
            assertThat(answer.get().header("Retry-After")).isEqualTo("5");
            assertThat(answer.get().jsonPath().getString("type")).endsWith("/temporarily-unavailable");
        }
        assertThat(api().get("/conversations").statusCode()).isEqualTo(200);
    }

    /** Ends whoever waits for the table, as a database does that goes down. */
    private void drop() throws SQLException {
        try (var connection = database.getConnection()) {
            execute(
                    connection,
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where wait_event_type = 'Lock' and query like '%conversation%'");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    @Tag("A08")
    void sendsTwentyMessagesOnceAndInOrderAfterAnOutage() throws Exception {
        // Given
        var conversations = new LinkedHashMap<String, String>();
        IntStream.range(0, CONVERSATIONS).forEach(number -> {
            var customer = customer();
            conversations.put(customer, open(customer));
        });
        conversations
                .keySet()
                .forEach(customer -> twilio.faults()
                        .add(Fault.of(FaultKind.SERVER_ERROR).method("POST").address(customer)));
        // When twenty messages are to be sent, of each conversation in order, and Twilio answers none of them
        try (var agents = Executors.newVirtualThreadPerTaskExecutor()) {
            var sending = conversations.values().stream()
                    .map(conversation -> agents.submit((Callable<Boolean>) () -> {
                        TEXTS.forEach(text -> send(conversation, Map.of("body", text)));
                        return true;
                    }))
                    .toList();
            for (var one : sending) {
                assertThat(one.get()).isTrue();
            }
        }
        assertThat(conversations.keySet())
                .allSatisfy(customer ->
                        assertThat(twilio.handset().messages(customer)).isEmpty());
        twilio.faults().clear();
        // Then
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(conversations.keySet())
                        .allSatisfy(customer -> assertThat(twilio.handset().messages(customer))
                                .extracting(HandsetMessage::body)
                                .isEqualTo(TEXTS)));
        assertThat(conversations.values())
                .allSatisfy(conversation -> assertThat(messages(conversation))
                        .extracting(message -> message.get("body"))
                        .isEqualTo(TEXTS));
    }
}
