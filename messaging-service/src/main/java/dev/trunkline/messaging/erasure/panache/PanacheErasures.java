package dev.trunkline.messaging.erasure.panache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.messaging.erasure.Erasure;
import dev.trunkline.messaging.erasure.ErasureStore;
import dev.trunkline.messaging.erasure.Part;
import dev.trunkline.messaging.erasure.Rounds;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Erasures with their counts. */
@ApplicationScoped
class PanacheErasures implements ErasureStore, PanacheRepositoryBase<ErasureEntity, UUID> {

    private static final TypeReference<List<Erasure.Expiry>> EXPIRIES = new TypeReference<>() {};

    private final ErasureParts parts;
    private final ObjectMapper json;

    PanacheErasures(ErasureParts parts, ObjectMapper json) {
        this.parts = parts;
        this.json = json;
    }

    @Override
    public boolean insert(Erasure erasure) {
        var kept = getEntityManager()
                        .createNativeQuery("""
                                insert into erasure (id, subject, address, reason, requested_by, state, trace, at_twilio,
                                    requested_at)
                                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                                on conflict (subject) where state <> 'done' do nothing""")
                        .setParameter(1, erasure.id())
                        .setParameter(2, erasure.subject())
                        .setParameter(3, erasure.address())
                        .setParameter(4, erasure.reason())
                        .setParameter(5, erasure.requestedBy())
                        .setParameter(6, erasure.own().id())
                        .setParameter(7, erasure.trace())
                        .setParameter(8, erasure.atTwilio())
                        .setParameter(9, erasure.requestedAt())
                        .executeUpdate()
                > 0;
        if (kept) {
            erasure.parts().forEach(part -> parts.ask(erasure.id(), part.service()));
        }
        return kept;
    }

    @Override
    public void update(UUID id, Part part) {
        parts.update(id, part);
    }

    @Override
    public Optional<Erasure> find(UUID id) {
        return findByIdOptional(id).map(this::toErasure);
    }

    @Override
    public Optional<Erasure> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).map(this::toErasure);
    }

    @Override
    public Optional<Erasure> open(String subject) {
        var row = find("subject = ?1 and state <> 'done'", subject).firstResultOptional();
        row.ifPresent(getEntityManager()::detach);
        return row.map(this::toErasure);
    }

    @Override
    public void update(Erasure erasure) {
        var row = findByIdOptional(erasure.id())
                .orElseThrow(() -> new IllegalStateException(
                        "erasure " + erasure.id() + ": not in the database (expected: locked before)"));
        row.address = erasure.address();
        row.state = erasure.own().id();
        row.trouble = erasure.trouble();
        row.left = erasure.left();
        row.expiries = write(erasure);
        row.finishedAt = erasure.ownFinishedAt();
        row.round = erasure.rounds().number();
        row.found = erasure.rounds().found();
    }

    @Override
    public void count(UUID id, String what, long amount) {
        getEntityManager()
                .createNativeQuery("""
                        insert into erasure_count as known (erasure_id, what, amount) values (?1, ?2, ?3)
                        on conflict (erasure_id, what) do update set amount = known.amount + excluded.amount""")
                .setParameter(1, id)
                .setParameter(2, what)
                .setParameter(3, amount)
                .executeUpdate();
    }

    @Override
    public List<Erasure> newest(int limit) {
        return find("order by requestedAt desc, id desc").range(0, limit - 1).stream()
                .map(this::toErasure)
                .toList();
    }

    @Override
    public List<Erasure> of(String subject, int limit) {
        return find("subject = ?1 order by requestedAt desc, id desc", subject).range(0, limit - 1).stream()
                .map(this::toErasure)
                .toList();
    }

    private Erasure toErasure(ErasureEntity row) {
        return new Erasure(
                row.id,
                row.subject,
                row.address,
                row.reason,
                row.requestedBy,
                Erasure.State.ofId(row.state),
                row.atTwilio,
                row.trouble,
                row.left,
                counts(row.id),
                read(row),
                parts.of(row.id),
                row.trace,
                row.requestedAt,
                row.finishedAt,
                new Rounds(row.round, row.found));
    }

    private SortedMap<String, Long> counts(UUID id) {
        var counts = new TreeMap<String, Long>();
        List<?> rows = getEntityManager()
                .createNativeQuery("select what, amount from erasure_count where erasure_id = ?1", Object[].class)
                .setParameter(1, id)
                .getResultList();
        for (var row : rows) {
            var columns = (Object[]) row;
            counts.put((String) columns[0], ((Number) columns[1]).longValue());
        }
        return counts;
    }

    private List<Erasure.Expiry> read(ErasureEntity row) {
        try {
            return json.readValue(row.expiries, EXPIRIES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("erasure " + row.id + ": its expiries are no JSON that we wrote", e);
        }
    }

    private String write(Erasure erasure) {
        try {
            return json.writeValueAsString(erasure.expiries());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("erasure " + erasure.id() + ": cannot be written as JSON", e);
        }
    }
}
