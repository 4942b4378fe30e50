package dev.trunkline.messaging.erasure.panache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.messaging.erasure.Part;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rows of {@code erasure_part}. */
@ApplicationScoped
class ErasureParts {

    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    private final EntityManager database;
    private final ObjectMapper json;

    ErasureParts(EntityManager database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    void ask(UUID erasure, String service) {
        database.createNativeQuery("insert into erasure_part (erasure_id, service) values (?1, ?2)")
                .setParameter(1, erasure)
                .setParameter(2, service)
                .executeUpdate();
    }

    void update(UUID erasure, Part part) {
        database.createNativeQuery("""
                        update erasure_part set told_at = ?3, stuck = ?4, counts = ?5, left_over = ?6
                        where erasure_id = ?1 and service = ?2""")
                .setParameter(1, erasure)
                .setParameter(2, part.service())
                .setParameter(3, part.at())
                .setParameter(4, part.stuck())
                .setParameter(5, write(part))
                .setParameter(6, part.left())
                .executeUpdate();
    }

    List<Part> of(UUID erasure) {
        List<?> rows = database.createNativeQuery("""
                        select service, told_at, stuck, counts, left_over from erasure_part
                        where erasure_id = ?1 order by service""", Object[].class)
                .setParameter(1, erasure)
                .getResultList();
        return rows.stream().map(row -> read((Object[]) row)).toList();
    }

    private Part read(Object[] row) {
        try {
            return new Part(
                    (String) row[0],
                    (Instant) row[1],
                    (String) row[2],
                    json.readValue((String) row[3], COUNTS),
                    ((Number) row[4]).longValue());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("part of " + row[0] + ": its counts are no JSON that we wrote", e);
        }
    }

    private String write(Part part) {
        try {
            return json.writeValueAsString(part.counts());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("part of " + part.service() + ": cannot be written as JSON", e);
        }
    }
}
