package dev.trunkline.messaging.inbox.panache;

import dev.trunkline.messaging.inbox.SearchIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's full-text search, in words as they stand: messages come in any language. */
@ApplicationScoped
class PanacheSearchIndex implements SearchIndex {

    private final EntityManager entities;

    PanacheSearchIndex(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public List<UUID> messages(String text, int limit, @Nullable Found after) {
        var words = words(text);
        if (words == null) {
            return List.of();
        }
        // A plan for any words would be the wrong one for rare words or for common ones.
        entities.createNativeQuery("set local plan_cache_mode = force_custom_plan")
                .executeUpdate();
        var sql = new StringBuilder("select m.id from message m where m.search @@ cast(:words as tsquery)");
        var parameters = new HashMap<String, Object>(Map.of("words", words));
        if (after != null) {
            sql.append(" and (m.sent_at, m.id) < (:at, :id)");
            parameters.put("at", after.at());
            parameters.put("id", after.id());
        }
        var query = entities.createNativeQuery(
                sql.append(" order by m.sent_at desc, m.id desc").toString(), UUID.class);
        parameters.forEach(query::setParameter);
        List<?> found = query.setMaxResults(limit).getResultList();
        return found.stream().map(UUID.class::cast).toList();
    }

    /** All words of a text, each of which may be the beginning of one; null where it has none. */
    private @Nullable String words(String text) {
        return (String) entities.createNativeQuery(
                        "select string_agg(quote_literal(word) || ':*', ' & ')"
                                + " from unnest(tsvector_to_array(words_of(cast(:text as text)))) word",
                        String.class)
                .setParameter("text", text)
                .getSingleResult();
    }

    @Override
    public List<UUID> conversations(String text, int limit, @Nullable Found after) {
        var query = new ConversationQuery("c.status <> 'deleted'", Map.of());
        query.matching(text);
        if (after != null) {
            query.before(after.at(), after.id());
        }
        return query.run(entities, limit);
    }
}
