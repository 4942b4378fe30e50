package dev.trunkline.journal.engine;

import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Steps;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Which handler owns which type. A type that nobody owns is recorded as done, so that its lane goes on. */
public final class Handlers {

    private static final Logger LOG = Logger.getLogger(Handlers.class);

    /** Stands in where nobody owns a type, or nobody alone. */
    static final EntryHandler NONE = new NoHandler();

    private final List<EntryHandler> handlers;
    private final Map<String, EntryHandler> byType = new ConcurrentHashMap<>();

    public Handlers(List<? extends EntryHandler> handlers) {
        this.handlers = List.copyOf(handlers);
    }

    /** @throws IllegalStateException where two handlers claim the type */
    public EntryHandler owner(String type) {
        return byType.computeIfAbsent(type, this::find);
    }

    /** Whether some handler owns the type. */
    public boolean isKnown(String type) {
        return owner(type) != NONE;
    }

    /**
     * To be called with the types to expect when a service starts: a type with two owners stops it then, not hours later.
     *
     * @throws IllegalStateException where two handlers claim one of the types
     */
    public void verify(Collection<String> types) {
        types.forEach(this::owner);
    }

    private EntryHandler find(String type) {
        var owners = handlers.stream().filter(handler -> handler.handles(type)).toList();
        return switch (owners.size()) {
            case 0 -> NONE;
            case 1 -> owners.getFirst();
            default ->
                throw new IllegalStateException("type " + type + ": " + owners.size() + " handlers claim it ("
                        + names(owners) + "); let exactly one of them handle it");
        };
    }

    private static String names(List<EntryHandler> owners) {
        return String.join(
                ", ", owners.stream().map(owner -> owner.getClass().getName()).toList());
    }

    private static final class NoHandler implements EntryHandler {

        @Override
        public boolean handles(String eventType) {
            return true;
        }

        /** What two handlers claim waits until that is mended. */
        @Override
        public Duration timeLimit() {
            return ChronoUnit.FOREVER.getDuration();
        }

        @Override
        public Completion handle(Entry entry, Steps steps) {
            LOG.debugf(
                    "no handler entryId=%d type=%s: recorded as done",
                    entry.id(), entry.event().type());
            return Completion.nothing();
        }
    }
}
