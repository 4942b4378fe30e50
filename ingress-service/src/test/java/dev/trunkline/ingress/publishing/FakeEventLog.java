package dev.trunkline.ingress.publishing;

import dev.trunkline.ingress.door.Publication;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A Kafka that answers at once, refuses at once, keeps what it gets until it is told to acknowledge, or never tells. */
final class FakeEventLog implements EventLog {

    enum Mood {
        ACKNOWLEDGING,
        SILENT,
        REFUSING,
        /** Takes what it gets; its acknowledgements are lost on the way. */
        UNHEARD
    }

    /** An id that begins with this is refused for good. */
    static final String NEVER = "never";

    private final List<String> log = new ArrayList<>();
    private final Deque<Runnable> silent = new ArrayDeque<>();
    private Mood mood = Mood.ACKNOWLEDGING;

    @Override
    public void send(Publication publication, Consumer<@Nullable Exception> done) {
        switch (mood()) {
            case ACKNOWLEDGING -> write(publication, done);
            case SILENT -> {
                synchronized (this) {
                    silent.add(() -> write(publication, done));
                }
            }
            case UNHEARD -> write(publication, acknowledgement -> {});
            case REFUSING -> done.accept(new IllegalStateException("no metadata"));
        }
    }

    private void write(Publication publication, Consumer<@Nullable Exception> done) {
        var id = publication.event().id();
        if (id.startsWith(NEVER)) {
            done.accept(new RecordRefusedException("the record is too large", null));
            return;
        }
        synchronized (this) {
            log.add(id);
        }
        done.accept(null);
    }

    @Override
    public int largestRecord() {
        return 1 << 20;
    }

    synchronized Mood mood() {
        return mood;
    }

    synchronized void mood(Mood next) {
        mood = next;
    }

    /** Kafka is back: what it got in silence is written in its order, then it answers at once. */
    void comeBack() {
        List<Runnable> late;
        synchronized (this) {
            late = List.copyOf(silent);
            silent.clear();
            mood = Mood.ACKNOWLEDGING;
        }
        late.forEach(Runnable::run);
    }

    synchronized List<String> ids() {
        return List.copyOf(log);
    }
}
