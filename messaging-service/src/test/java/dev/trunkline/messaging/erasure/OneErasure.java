package dev.trunkline.messaging.erasure;

import dev.trunkline.messaging.inbox.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Keeps one erasure, of which our own part is done. */
final class OneErasure implements ErasureStore {

    static final ErasureUpdates UNTOLD = new ErasureUpdates() {
        @Override
        public void erased(UUID conversationId, Cause cause) {}

        @Override
        public void changed(Erasure erasure, Cause cause) {}
    };

    final Subject subjects;
    final ErasureAttempts attempts = new Once();
    Erasure erasure;

    OneErasure(UUID id, Instant at, Set<String> lanes, String... services) {
        subjects = new Subject(new KeptSubject(Set.of("+12065550123"), lanes));
        erasure = new Erasure(
                id,
                "subject",
                null,
                "asked by letter",
                "sue",
                Erasure.State.DONE,
                false,
                null,
                0,
                new TreeMap<>(),
                List.of(),
                Stream.of(services).map(Part::asked).toList(),
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                at,
                at,
                Rounds.FIRST);
    }

    @Override
    public boolean insert(Erasure next) {
        return false;
    }

    @Override
    public Optional<Erasure> find(UUID id) {
        return Optional.of(erasure);
    }

    @Override
    public Optional<Erasure> lock(UUID id) {
        return find(id);
    }

    @Override
    public Optional<Erasure> open(String subject) {
        return Optional.empty();
    }

    @Override
    public void update(Erasure next) {
        erasure = next;
    }

    /** The whole is updated as well. */
    @Override
    public void update(UUID id, Part part) {}

    @Override
    public void count(UUID id, String what, long amount) {}

    @Override
    public List<Erasure> newest(int limit) {
        return List.of(erasure);
    }

    @Override
    public List<Erasure> of(String subject, int limit) {
        return List.of(erasure);
    }

    static final class Subject implements ErasureSubjects {

        Optional<KeptSubject> subject;

        private Subject(KeptSubject subject) {
            this.subject = Optional.of(subject);
        }

        @Override
        public void keep(UUID id, KeptSubject next) {
            subject = Optional.of(next);
        }

        @Override
        public Optional<KeptSubject> find(UUID id) {
            return subject;
        }

        @Override
        public KeptSubject of(Set<String> addresses) {
            return subject.orElseThrow();
        }

        @Override
        public void remove(UUID id) {
            subject = Optional.empty();
        }
    }

    private static final class Once implements ErasureAttempts {

        @Override
        public int own(UUID id, Instant at) {
            return 1;
        }

        @Override
        public int of(UUID id, String service, Instant at) {
            return 1;
        }

        @Override
        public List<UUID> due(Overdue overdue, int limit) {
            return List.of();
        }

        @Override
        public boolean ownDue(UUID id, Overdue overdue) {
            return false;
        }

        @Override
        public List<String> servicesDue(UUID id, Overdue overdue) {
            return List.of();
        }
    }
}
