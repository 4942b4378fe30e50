package dev.trunkline.messaging.erasure.panache;

import dev.trunkline.messaging.erasure.ErasureAttempts;
import dev.trunkline.messaging.erasure.ErasureSubjects;
import dev.trunkline.messaging.erasure.KeptSubject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Rows of {@code erasure_subject}, and who was asked when. */
@ApplicationScoped
class UnfinishedErasures implements ErasureSubjects, ErasureAttempts {

    private static final String ADDRESS = "address";
    private static final String LANE = "lane";
    private static final String FOUND = "found";

    /** Of an erasure {@code e}: ?1 unanswered, ?2 in use. */
    private static final String OWN_DUE =
            " e.state = 'done' and (e.left_over > 0 or e.found > 0) and coalesce(e.asked_at, e.finished_at) < ?2 ";

    /** Of a part {@code p}: behind an entry that gave up, one command waits at most. */
    private static final String PART_DUE = """
             ((p.told_at is null and p.asked_at < ?1)
              or (p.stuck is not null and p.asked_at <= p.told_at and p.told_at < ?1)
              or (p.told_at is not null and p.stuck is null and p.left_over > 0 and p.asked_at < ?2)) """;

    private final EntityManager database;

    UnfinishedErasures(EntityManager database) {
        this.database = database;
    }

    @Override
    public void keep(UUID id, KeptSubject subject) {
        subject.addresses().forEach(address -> keep(id, ADDRESS, address));
        subject.lanes().forEach(lane -> keep(id, LANE, lane));
        subject.found().forEach(sid -> keep(id, FOUND, sid));
        database.createNativeQuery(
                        "delete from erasure_subject where erasure_id = ?1 and kind = 'found' and value in (?2)")
                .setParameter(1, id)
                .setParameter(2, subject.lanes())
                .executeUpdate();
    }

    private void keep(UUID id, String kind, String value) {
        database.createNativeQuery(
                        "insert into erasure_subject (erasure_id, kind, value) values (?1, ?2, ?3) on conflict do nothing")
                .setParameter(1, id)
                .setParameter(2, kind)
                .setParameter(3, value)
                .executeUpdate();
    }

    @Override
    public Optional<KeptSubject> find(UUID id) {
        var kept = subject(database.createNativeQuery(
                        "select kind, value from erasure_subject where erasure_id = ?1", Object[].class)
                .setParameter(1, id)
                .getResultList());
        return Optional.of(kept).filter(known -> !known.addresses().isEmpty());
    }

    @Override
    public KeptSubject of(Set<String> addresses) {
        var known = subject(database.createNativeQuery("""
                        select kind, value from erasure_subject where erasure_id in (
                            select erasure_id from erasure_subject where kind = 'address' and value in (?1))""", Object[].class)
                .setParameter(1, addresses)
                .getResultList());
        return new KeptSubject(known.addresses(), known.sids());
    }

    private static KeptSubject subject(List<?> rows) {
        var addresses = new HashSet<String>();
        var lanes = new HashSet<String>();
        var found = new HashSet<String>();
        for (var row : rows) {
            var columns = (Object[]) row;
            var kind = columns[0].equals(ADDRESS) ? addresses : columns[0].equals(LANE) ? lanes : found;
            kind.add((String) columns[1]);
        }
        return new KeptSubject(addresses, lanes, found);
    }

    @Override
    public void remove(UUID id) {
        database.createNativeQuery("delete from erasure_subject where erasure_id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    @Override
    public int own(UUID id, Instant at) {
        return ((Number) database.createNativeQuery("""
                                update erasure set attempts = attempts + 1, asked_at = ?2 where id = ?1
                                returning attempts""")
                        .setParameter(1, id)
                        .setParameter(2, at)
                        .getSingleResult())
                .intValue();
    }

    @Override
    public int of(UUID id, String service, Instant at) {
        return ((Number) database.createNativeQuery("""
                                update erasure_part set attempts = attempts + 1, asked_at = ?3
                                where erasure_id = ?1 and service = ?2 returning attempts""")
                        .setParameter(1, id)
                        .setParameter(2, service)
                        .setParameter(3, at)
                        .getSingleResult())
                .intValue();
    }

    @Override
    public List<UUID> due(Overdue overdue, int limit) {
        List<?> due = database.createNativeQuery(
                        "select e.id from erasure e where exists (select 1 from erasure_subject s where s.erasure_id = e.id)"
                                + " and (" + OWN_DUE
                                + " or exists (select 1 from erasure_part p where p.erasure_id = e.id and "
                                + PART_DUE + ")) order by e.id limit ?3",
                        UUID.class)
                .setParameter(1, overdue.unanswered())
                .setParameter(2, overdue.inUse())
                .setParameter(3, limit)
                .getResultList();
        return due.stream().map(UUID.class::cast).toList();
    }

    @Override
    public boolean ownDue(UUID id, Overdue overdue) {
        return !database.createNativeQuery("select e.id from erasure e where e.id = ?1 and " + OWN_DUE, UUID.class)
                .setParameter(1, id)
                .setParameter(2, overdue.inUse())
                .getResultList()
                .isEmpty();
    }

    @Override
    public List<String> servicesDue(UUID id, Overdue overdue) {
        List<?> due = database.createNativeQuery(
                        "select p.service from erasure_part p where p.erasure_id = ?3 and " + PART_DUE
                                + " order by p.service",
                        String.class)
                .setParameter(1, overdue.unanswered())
                .setParameter(2, overdue.inUse())
                .setParameter(3, id)
                .getResultList();
        return due.stream().map(String.class::cast).toList();
    }
}
