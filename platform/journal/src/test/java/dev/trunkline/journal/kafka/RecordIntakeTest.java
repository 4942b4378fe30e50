package dev.trunkline.journal.kafka;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.Journal.Appended;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.jdbc.JdbcJournal;
import dev.trunkline.journal.jdbc.JournalDatabaseException;
import dev.trunkline.journal.query.JournalQuery;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Events;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordIntakeTest {

    private final List<Duration> pauses = new ArrayList<>();
    private Database database;
    private JdbcJournal journal;
    private JournalQuery query;
    private long offset;

    @BeforeEach
    void create() {
        database = Database.create(4);
        journal = new JdbcJournal(database.transactions(), () -> {});
        query = new JournalQuery(database.transactions());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @Tag("A07")
    void appendsARecordThatIsReadTwiceOnce() throws Exception {
        // Given
        var intake = new RecordIntake(journal, LaneRules.byKey());
        intake.append(List.of(kafkaRecord("SM1", "a")));
        // When
        var appended = intake.append(List.of(kafkaRecord("SM1", "a"), kafkaRecord("SM2", "a")));
        // Then
        assertThat(appended).isEqualTo(new Appended(1, 1));
    }

    @Test
    @Tag("A08")
    void waitsForADatabaseThatIsAwayAndSkipsNothing() throws Exception {
        // Given
        var seen = new ArrayList<Optional<String>>();
        var intakes = new ArrayList<RecordIntake>();
        var intake = new RecordIntake(
                entries -> {
                    if (pauses.size() < 8) {
                        throw new JournalDatabaseException(new SQLException("connection refused", "08001"));
                    }
                    return journal.append(entries);
                },
                LaneRules.byKey(),
                pause -> {
                    pauses.add(pause);
                    seen.add(intakes.getFirst().trouble());
                });
        intakes.add(intake);
        // When
        var appended = intake.append(List.of(kafkaRecord("SM1", "a")));
        // Then
        assertThat(appended).isEqualTo(new Appended(1, 0));
        assertThat(pauses)
                .startsWith(Duration.ofMillis(100), Duration.ofMillis(200))
                .endsWith(Duration.ofSeconds(5));
        assertThat(seen).allSatisfy(trouble -> assertThat(trouble).isPresent());
        assertThat(intake.trouble()).isEmpty();
    }

    @Test
    void stopsWaitingWithTheApplicationAndAcknowledgesNothing() {
        // Given
        var intake = new RecordIntake(
                entries -> {
                    throw new JournalDatabaseException(new SQLException("connection refused", "08001"));
                },
                LaneRules.byKey(),
                pauses::add);
        intake.close();
        // When
        assertThatThrownBy(() -> intake.append(List.of(kafkaRecord("SM1", "a"))))
                // Then
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    @Tag("A09")
    void keepsARecordThatIsNoCloudEventWithItsReason() throws Exception {
        // Given
        var intake = new RecordIntake(journal, LaneRules.byKey());
        // When
        intake.append(
                List.of(new ConsumerRecord<>("webhooks", 3, 7, "a", new byte[] {1, 2, 3}), kafkaRecord("SM1", "a")));
        // Then
        assertThat(query.lane("unreadable:webhooks", 10)).singleElement().satisfies(entry -> {
            assertThat(entry.event().type()).isEqualTo(RecordReader.UNREADABLE);
            assertThat(entry.event().extension(CloudEvent.Extension.REASON))
                    .hasValueSatisfying(reason -> assertThat(reason).contains("partition=3 offset=7", "id: blank"));
            assertThat(entry.event().data()).containsExactly(1, 2, 3);
        });
        assertThat(query.byEventId("SM1")).isPresent();
    }

    @Test
    @Tag("A09")
    void keepsARecordWhoseLaneRuleFails() throws Exception {
        // Given
        var intake = new RecordIntake(journal, (event, key) -> {
            throw new IllegalStateException("no task sid");
        });
        // When
        intake.append(List.of(kafkaRecord("SM1", "a")));
        // Then
        assertThat(query.lane("unreadable:webhooks", 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.event().extension(CloudEvent.Extension.REASON))
                        .contains("no task sid"));
    }

    @Test
    void keepsTheSoundRecordsOfABatchWithOneThatCannotBeStored() throws Exception {
        // Given
        var intake = new RecordIntake(journal, LaneRules.byKey());
        // When
        intake.append(List.of(
                kafkaRecord("SM1", "a"),
                kafkaRecord("nul\0", "a"),
                kafkaRecord("x".repeat(9_000), "a"),
                kafkaRecord("SM2", "a")));
        // Then
        assertThat(query.lane("a", 10)).extracting(entry -> entry.event().id()).contains("SM1", "SM2");
        assertThat(query.ledger().received()).isEqualTo(4);
    }

    @Test
    void leavesOutWhatIsNotTheServicesBusiness() throws Exception {
        // Given
        var intake = new RecordIntake(
                journal, (event, key) -> event.id().equals("ours") ? Optional.of("lane") : Optional.empty());
        // When
        var appended = intake.append(List.of(kafkaRecord("theirs", "a"), kafkaRecord("ours", "a")));
        // Then
        assertThat(appended).isEqualTo(new Appended(1, 0));
        assertThat(query.lane("lane", 10)).hasSize(1);
    }

    @Test
    void givesRecordsWithoutAKeyALanePerSource() {
        // Given
        var event = Events.event("SM1", "test.happened");
        // When
        var lane = LaneRules.byKey().lane(event, null);
        // Then
        assertThat(lane).contains("unkeyed:/accounts/AC1/test");
    }

    private ConsumerRecord<String, byte[]> kafkaRecord(String id, @Nullable String key) {
        NewEntry entry = Events.entry("lane", id);
        var produced = entry.event().toRecord("webhooks", key);
        return new ConsumerRecord<>(
                "webhooks",
                0,
                offset++,
                1_767_323_045_678L,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                produced.value(),
                produced.headers(),
                Optional.empty());
    }
}
