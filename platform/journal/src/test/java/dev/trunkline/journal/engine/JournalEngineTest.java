package dev.trunkline.journal.engine;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Instance;
import dev.trunkline.journal.testing.TestHandler;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.trunkline.journal.testing.Events.entries;
import static dev.trunkline.journal.testing.Events.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class JournalEngineTest {

    private Database database;

    @BeforeEach
    void create() {
        database = Database.create(10);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void runsTheEntriesOfALaneInOrder() {
        // Given
        var seen = new CopyOnWriteArrayList<String>();
        try (var instance = Instance.of(database, (entry, steps) -> {
                    seen.add(entry.event().id());
                    return Completion.nothing();
                })
                .start()) {
            // When
            instance.journal().append(entries("a", 50));
            // Then
            await().untilAsserted(() ->
                    assertThat(instance.query().ledger().of(EntryState.DONE)).isEqualTo(50));
            assertThat(seen)
                    .containsExactlyElementsOf(
                            entries("a", 50).stream().map(e -> e.event().id()).toList());
        }
    }

    @Test
    @Tag("A08")
    void triesAgainAndKeepsTheOrderBehindAFailingEntry() {
        // Given
        var seen = new CopyOnWriteArrayList<String>();
        try (var instance = Instance.of(database, (entry, steps) -> {
                    if (entry.event().id().equals("a-1") && entry.attempt() < 4) {
                        throw new IOException("connection refused");
                    }
                    seen.add(entry.event().id());
                    return Completion.nothing();
                })
                .start()) {
            // When
            instance.journal().append(entries("a", 3));
            // Then
            await().untilAsserted(() ->
                    assertThat(instance.query().ledger().of(EntryState.DONE)).isEqualTo(3));
            assertThat(seen).containsExactly("a-0", "a-1", "a-2");
            assertThat(instance.query().byEventId("a-1").orElseThrow().attempts())
                    .isEqualTo(4);
        }
    }

    @Test
    @Tag("A09")
    void parksAPoisonEntryWithItsReasonWhileOtherLanesFlow() {
        // Given
        try (var instance = Instance.of(database, (entry, steps) -> {
                    if (entry.event().id().equals("a-0")) {
                        throw new IllegalStateException("no such conversation: CH1");
                    }
                    return Completion.nothing();
                })
                .start()) {
            // When
            instance.journal().append(List.of(entry("a", "a-0"), entry("a", "a-1"), entry("b", "b-0")));
            // Then
            await().untilAsserted(() -> {
                assertThat(instance.query().byEventId("b-0").orElseThrow().state())
                        .isEqualTo(EntryState.DONE);
                assertThat(instance.query().parked(10)).singleElement().satisfies(parked -> {
                    assertThat(parked.event().id()).isEqualTo("a-0");
                    assertThat(parked.reason()).isEqualTo("no such conversation: CH1");
                    assertThat(parked.code()).isEqualTo(20404);
                });
            });
            assertThat(instance.query().byEventId("a-1").orElseThrow().state()).isEqualTo(EntryState.WAITING);
            assertThat(database.text(
                            "select topic || ' ' || key || ' ' || (extensions ->> 'reason') from journal_outbox"))
                    .isEqualTo("trunkline.parked.test a no such conversation: CH1");
        }
    }

    @Test
    void handsTheTraceOfTheEntryToWhateverItsHandlerCalls() {
        // Given
        var traces = new CopyOnWriteArrayList<String>();
        try (var instance = Instance.of(database, (entry, steps) -> {
                    traces.add(TraceScope.current().map(TraceContext::traceId).orElse("none"));
                    traces.add(entry.event().trace().traceId());
                    if (entry.attempt() == 1) {
                        throw new IOException("again");
                    }
                    return Completion.nothing();
                })
                .start()) {
            // When
            instance.journal().append(entries("a", 1));
            // Then
            await().untilAsserted(() -> assertThat(traces).hasSize(4));
            var kept = instance.query().byEventId("a-0").orElseThrow().event();
            assertThat(traces).containsOnly(kept.trace().traceId());
        }
    }

    @Test
    void holdsBackWhatTwoHandlersClaimUntilThatIsMended() {
        // Given
        var handler = TestHandler.of((entry, steps) -> Completion.nothing());
        try (var instance = Instance.of(
                        database, List.<EntryHandler>of(handler, handler), Instance.settings(), EngineListener.NONE)
                .start()) {
            // When
            instance.journal().append(entries("a", 1));
            // Then
            await().untilAsserted(() -> assertThat(instance.query().byEventId("a-0"))
                    .hasValueSatisfying(entry -> {
                        assertThat(entry.state()).isEqualTo(EntryState.WAITING);
                        assertThat(entry.attempts()).isPositive();
                        assertThat(entry.reason()).contains("2 handlers claim it");
                    }));
        }
    }
}
