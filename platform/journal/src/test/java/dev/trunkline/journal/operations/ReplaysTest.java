package dev.trunkline.journal.operations;

import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.ParkException;
import dev.trunkline.journal.Steps;
import dev.trunkline.journal.engine.EngineListener;
import dev.trunkline.journal.operations.ReplayPreview.StepCount;
import dev.trunkline.journal.operations.ReplayView.State;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.query.EntryView;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Instance;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.trunkline.journal.testing.Events.entries;
import static dev.trunkline.journal.testing.Events.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Replays from the journal. */
class ReplaysTest {

    private static final Justification BY = new Justification("olga", "the export was wrong");

    private final Sender sender = new Sender();
    private Database database;
    private Instance instance;

    /** Sends a message, a step, and then tells of it, another step. */
    private static final class Sender implements EntryHandler {
        private final List<String> sent = new CopyOnWriteArrayList<>();
        private final List<String> told = new CopyOnWriteArrayList<>();
        private final List<String> applied = new CopyOnWriteArrayList<>();
        private volatile String poison = "";
        private volatile boolean telling;

        @Override
        public boolean handles(String eventType) {
            return eventType.startsWith("test.");
        }

        @Override
        public Completion handle(Entry entry, Steps steps) throws Exception {
            var id = entry.event().id();
            steps.once("send", String.class, Optional::empty, () -> add(sent, id));
            if (id.startsWith(poison) && !poison.isEmpty()) {
                throw new ParkException("poison");
            }
            if (telling) {
                steps.once("tell", String.class, () -> add(told, id));
            }
            return outbox -> applied.add(id);
        }

        private static String add(List<String> list, String id) {
            list.add(id);
            return id;
        }

        @Override
        public List<String> stepNames(Entry entry) {
            return List.of("send", "tell");
        }

        @Override
        public OnPark onPark(Entry entry) {
            return entry.lane().equals("waits") ? OnPark.LANE_WAITS : OnPark.LANE_MOVES_ON;
        }
    }

    @BeforeEach
    void create() {
        database = Database.create(10);
        instance = Instance.of(database, sender, Instance.settings(), EngineListener.NONE)
                .start();
    }

    @AfterEach
    void close() {
        instance.close();
        database.close();
    }

    @Test
    @Tag("Y04")
    void aReplayRunsCopiesInTheirOrderAndRepeatsNoEffect() {
        // Given
        instance.journal().append(entries("a", 3));
        awaitDone(3);
        sender.telling = true;
        // When
        var replay = instance.replays().start(lane("a"), BY);
        // Then the copies run, dedup does not swallow them, and only the step that was not done before is
        awaitEnqueued(replay.id());
        await().untilAsserted(() -> assertThat(find(replay.id()).done()).isEqualTo(3));
        var suffix = "#replay/" + replay.id();
        assertThat(sender.applied.subList(3, 6)).containsExactly("a-0" + suffix, "a-1" + suffix, "a-2" + suffix);
        assertThat(sender.sent).containsExactly("a-0", "a-1", "a-2");
        assertThat(sender.told).containsExactly("a-0" + suffix, "a-1" + suffix, "a-2" + suffix);
        assertThat(find(replay.id()).enqueued()).isEqualTo(3);
        var copy = instance.operations().entry(byEventId("a-1" + suffix).id()).orElseThrow();
        assertThat(copy.origin()).isEqualTo(byEventId("a-1").id());
        assertThat(copy.replay()).isEqualTo(replay.id());
        assertThat(copy.steps()).extracting(StepView::name).containsExactly("send", "tell");
    }

    @Test
    @Tag("Y04")
    void aPreviewTellsEntriesLanesStepsAndWhatIsUnfinished() {
        // Given
        instance.journal().append(entries("a", 3));
        instance.journal().append(entries("b", 2));
        awaitDone(5);
        sender.poison = "waits";
        instance.journal().append(entries("waits", 2));
        await().untilAsserted(() -> assertThat(instance.query().parked(1)).hasSize(1));
        // When
        var preview = instance.replays().preview(new EntryFilter(null, null, null, "test.*", null, null));
        // Then
        assertThat(preview.entries()).isEqualTo(5);
        assertThat(preview.lanes()).isEqualTo(2);
        assertThat(preview.unfinished()).isEqualTo(2);
        assertThat(preview.types())
                .containsExactly(new ReplayPreview.OfType(
                        "test.happened", 5, List.of(new StepCount("tell", 5)), List.of(new StepCount("send", 5))));
        assertThat(sender.applied).hasSize(5);
    }

    @Test
    @Tag("Y04")
    void aReplayStandsInTheAuditLogWithItsFilter() {
        // Given
        instance.journal().append(entries("a", 1));
        awaitDone(1);
        // When
        var replay = instance.replays().start(lane("a"), BY);
        // Then
        var line = instance.operations().audit(1, Optional.empty()).items().getFirst();
        assertThat(line.action()).isEqualTo("replay");
        assertThat(line.by()).isEqualTo(BY);
        assertThat(line.replay()).isEqualTo(replay.id());
        assertThat(line.lane()).isEqualTo("a");
        assertThat(line.detail()).isEqualTo("{\"lane\": \"a\"}");
        assertThat(find(replay.id()).by()).isEqualTo(BY);
        assertThat(find(replay.id()).filter()).isEqualTo(lane("a"));
    }

    @Test
    void aReplayOfMoreThanABatchLeavesNothingOutAndCopiesNothingTwice() {
        // Given
        instance.journal().append(entries("a", ReplayHandler.BATCH + 1));
        instance.journal().append(entries("b", ReplayHandler.BATCH));
        awaitDone(2 * ReplayHandler.BATCH + 1);
        // When
        var replay = instance.replays().start(new EntryFilter(null, null, null, "test.*", null, null), BY);
        // Then
        awaitEnqueued(replay.id());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(find(replay.id()).done()).isEqualTo(2 * ReplayHandler.BATCH + 1));
        assertThat(find(replay.id()).total()).isEqualTo(2 * ReplayHandler.BATCH + 1);
        assertThat(sender.sent).hasSize(2 * ReplayHandler.BATCH + 1);
        assertThat(sender.applied.stream().filter(id -> id.startsWith("a-") && id.contains("#")))
                .containsExactlyElementsOf(entries("a", ReplayHandler.BATCH + 1).stream()
                        .map(entry -> entry.event().id() + "#replay/" + replay.id())
                        .toList());
    }

    @Test
    void twoReplaysOfOneLaneCopyItsEntriesOnceEach() {
        // Given
        instance.journal().append(entries("a", 3));
        awaitDone(3);
        var first = instance.replays().start(lane("a"), BY);
        await().untilAsserted(() -> assertThat(find(first.id()).done()).isEqualTo(3));
        assertThat(instance.replays().preview(lane("a")).entries()).isEqualTo(3);
        // When
        var second = instance.replays().start(lane("a"), BY);
        // Then
        awaitEnqueued(second.id());
        await().untilAsserted(() -> assertThat(find(second.id()).done()).isEqualTo(3));
        assertThat(find(second.id()).enqueued()).isEqualTo(3);
        assertThat(sender.applied.subList(6, sender.applied.size()))
                .containsExactly("a-0#replay/2", "a-1#replay/2", "a-2#replay/2");
        assertThat(sender.sent).containsExactly("a-0", "a-1", "a-2");
    }

    @Test
    void aCopyThatIsNamedCanItselfBeReplayed() {
        // Given
        instance.journal().append(entries("a", 1));
        awaitDone(1);
        var first = instance.replays().start(lane("a"), BY);
        await().untilAsserted(() -> assertThat(find(first.id()).done()).isEqualTo(1));
        var copy = byEventId("a-0#replay/" + first.id()).id();
        // When
        var second = instance.replays().start(new EntryFilter(copy, null, null, null, null, null), BY);
        // Then
        await().untilAsserted(() -> assertThat(find(second.id()).done()).isEqualTo(1));
        assertThat(sender.sent).containsExactly("a-0");
        var copyOfCopy = byEventId("a-0#replay/" + first.id() + "#replay/" + second.id());
        assertThat(instance.operations().entry(copyOfCopy.id()).orElseThrow().origin())
                .isEqualTo(byEventId("a-0").id());
    }

    @Test
    void entriesThatArriveAfterAReplayBeganAreNotCopied() {
        // Given
        instance.journal().append(entries("a", ReplayHandler.BATCH));
        awaitDone(ReplayHandler.BATCH);
        instance.operations().hold("replay:1", BY);
        var replay = instance.replays().start(new EntryFilter(null, null, null, "test.*", null, null), BY);
        instance.journal().append(List.of(entry("a", "late"), entry("b", "later")));
        awaitDone(ReplayHandler.BATCH + 2);
        // When
        instance.operations().release("replay:1", BY);
        // Then
        awaitEnqueued(replay.id());
        assertThat(find(replay.id()).enqueued()).isEqualTo(ReplayHandler.BATCH);
        await().untilAsserted(() -> assertThat(find(replay.id()).done()).isEqualTo(ReplayHandler.BATCH));
        assertThat(sender.applied).noneMatch(id -> id.startsWith("late") && id.contains("#"));
    }

    @Test
    void aBatchThatFailsAtItsEndIsRepeatedWithoutDoubles() {
        // Given a database that refuses the entry of the second batch for a while
        instance.journal().append(entries("a", ReplayHandler.BATCH + 10));
        awaitDone(ReplayHandler.BATCH + 10);
        database.update("create table gate (open boolean)");
        database.update("""
                create function guard() returns trigger language plpgsql as $$
                begin
                    if new.event_id = 'replay/1/1' and not exists (select 1 from gate) then
                        raise exception 'connection lost' using errcode = '08006';
                    end if;
                    return new;
                end $$""");
        database.update("create trigger guard before insert on journal_entry for each row execute function guard()");
        // When
        var replay = instance.replays().start(lane("a"), BY);
        await().untilAsserted(
                        () -> assertThat(byEventId("replay/1/0").attempts()).isGreaterThan(1));
        assertThat(find(replay.id()).enqueued()).isZero();
        database.update("insert into gate values (true)");
        // Then
        awaitEnqueued(replay.id());
        await().untilAsserted(() -> assertThat(find(replay.id()).done()).isEqualTo(ReplayHandler.BATCH + 10));
        assertThat(sender.applied).hasSize(2 * (ReplayHandler.BATCH + 10)).doesNotHaveDuplicates();
    }

    @Test
    void aReplayThatIsCancelledEnqueuesNoMore() {
        // Given
        instance.journal().append(entries("a", 2));
        awaitDone(2);
        instance.operations().hold("replay:1", BY);
        var replay = instance.replays().start(lane("a"), BY);
        // When
        var cancelled = instance.replays().cancel(replay.id(), BY);
        // Then
        assertThat(cancelled.state()).isEqualTo(State.CANCELLED);
        instance.operations().release("replay:1", BY);
        await().untilAsserted(() -> assertThat(byEventId("replay/1/0").state()).isEqualTo(EntryState.DONE));
        assertThat(find(replay.id()).enqueued()).isZero();
        assertThat(sender.applied).hasSize(2);
        assertThat(instance.operations().audit(9, Optional.empty()).items())
                .extracting(AuditRecord::action)
                .containsExactly("release", "cancel-replay", "replay", "hold");
        assertThatThrownBy(() -> instance.replays().cancel(replay.id(), BY)).isInstanceOf(NotPossibleException.class);
        assertThatThrownBy(() -> instance.replays().cancel(4711, BY)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void poisonThatIsReplayedIsParkedAgainAndHoldsUpNobody() {
        // Given
        sender.poison = "a-0";
        instance.journal().append(entries("a", 2));
        awaitDone(1);
        await().untilAsserted(() -> assertThat(instance.query().parked(9)).hasSize(1));
        // When
        var replay = instance.replays().start(lane("a"), BY);
        // Then
        await().untilAsserted(() -> assertThat(find(replay.id()).parked()).isEqualTo(1));
        await().untilAsserted(() -> assertThat(find(replay.id()).done()).isEqualTo(1));
        assertThat(sender.sent).containsExactlyInAnyOrder("a-0", "a-1");
    }

    @Test
    void whatItsLaneStillWaitsForIsLeftAlone() {
        // Given
        sender.poison = "waits-1";
        instance.journal().append(entries("waits", 3));
        await().untilAsserted(() -> assertThat(instance.query().parked(9)).hasSize(1));
        // When
        var replay = instance.replays().start(lane("waits"), BY);
        // Then
        awaitEnqueued(replay.id());
        assertThat(find(replay.id()).enqueued()).isEqualTo(1);
        assertThat(instance.replays().preview(lane("waits")).unfinished()).isEqualTo(3);
    }

    @Test
    void refusesToReplayEverythingAndNothing() {
        // Given
        instance.journal().append(entries("a", 1));
        awaitDone(1);
        var done = new EntryFilter(null, EntryState.DONE, null, null, null, null);
        // When
        // Then
        assertThatThrownBy(() -> instance.replays().start(EntryFilter.all(), BY))
                .isInstanceOf(NotPossibleException.class)
                .hasMessageContaining("name an entry");
        assertThatThrownBy(() -> instance.replays().start(done, BY)).isInstanceOf(NotPossibleException.class);
        for (var state : new EntryState[] {null, EntryState.DONE}) {
            var anyType = new EntryFilter(null, state, null, "*", null, null);
            assertThatThrownBy(() -> instance.replays().start(anyType, BY))
                    .isInstanceOf(NotPossibleException.class)
                    .hasMessageContaining("name an entry");
        }
        assertThatThrownBy(() -> instance.replays().start(lane("b"), BY))
                .isInstanceOf(NotPossibleException.class)
                .hasMessageContaining("nothing to replay");
        assertThat(instance.replays().list(10, Optional.empty()).items()).isEmpty();
    }

    @Test
    void listsReplaysNewestFirst() {
        // Given
        instance.journal().append(entries("a", 1));
        awaitDone(1);
        var first = instance.replays().start(lane("a"), BY);
        var second = instance.replays().start(lane("a"), BY);
        // When
        var page = instance.replays().list(1, Optional.empty());
        var rest = instance.replays().list(1, Optional.ofNullable(page.next()));
        // Then
        assertThat(page.items()).extracting(ReplayView::id).containsExactly(second.id());
        assertThat(rest.items()).extracting(ReplayView::id).containsExactly(first.id());
        assertThat(rest.next()).isNull();
    }

    private static EntryFilter lane(String lane) {
        return new EntryFilter(null, null, lane, null, null, null);
    }

    private ReplayView find(long id) {
        return instance.replays().find(id).orElseThrow();
    }

    private EntryView byEventId(String eventId) {
        return instance.query().byEventId(eventId).orElseThrow();
    }

    private void awaitEnqueued(long replay) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(find(replay).state()).isEqualTo(State.ENQUEUED));
    }

    private void awaitDone(long count) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(sender.applied).hasSize((int) count));
    }
}
