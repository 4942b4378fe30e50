package dev.trunkline.taskrouter.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BoardStoreTest {

    private static final List<Worker> WORKERS = IntStream.range(0, 2 * BoardStore.PAGE + 1)
            .mapToObj(BoardStoreTest::worker)
            .toList();

    private final List<String> asked = new ArrayList<>();

    @Test
    void readsAllWorkersPageByPage() {
        assertThat(BoardStore.all(this::page, Worker::sid)).isEqualTo(WORKERS);
        assertThat(asked).containsExactly("null", sid(BoardStore.PAGE - 1), sid(2 * BoardStore.PAGE - 1));
    }

    @Test
    void readsNoFurtherThanItIsAsked() {
        assertThat(BoardStore.all(this::page, Worker::sid).findFirst()).contains(WORKERS.getFirst());
        assertThat(asked).containsExactly("null");
    }

    @Test
    void endsWhereThereIsNobody() {
        assertThat(BoardStore.all(after -> List.of(), Worker::sid)).isEmpty();
    }

    private List<Worker> page(@Nullable String after) {
        asked.add(String.valueOf(after));
        return WORKERS.stream()
                .filter(worker -> after == null || worker.sid().compareTo(after) > 0)
                .limit(BoardStore.PAGE)
                .toList();
    }

    private static Worker worker(int i) {
        return new Worker(sid(i), "AC1", "WS1", sid(i), null, null, "{}", 1, Instant.EPOCH, Instant.EPOCH, false);
    }

    private static String sid(int i) {
        return "WK%05d".formatted(i);
    }
}
