package dev.trunkline.messaging.inbox.panache;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** A page of conversations, newest activity first, that fulfil all of some conditions. */
final class ConversationQuery {

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9 ().-]*[0-9][0-9 ().-]*");

    private final StringBuilder conditions;
    private final Map<String, Object> parameters;

    ConversationQuery(String condition, Map<String, Object> parameters) {
        this.conditions = new StringBuilder(condition);
        this.parameters = new HashMap<>(parameters);
    }

    void and(String condition) {
        conditions.append(" and ").append(condition);
    }

    void and(String condition, String parameter, Object value) {
        and(condition);
        parameters.put(parameter, value);
    }

    /** Those whose customer has the text in the name or in one of the addresses; a number however it is written. */
    void matching(String text) {
        var address = NUMBER.matcher(text).matches() ? text.replaceAll("[^0-9]", "") : text;
        and("(lower(k.name) like :name or c.contact_id in"
                + " (select a.contact_id from contact_address a where lower(a.address) like :address))");
        parameters.put("name", pattern(text));
        parameters.put("address", pattern(address));
    }

    private static String pattern(String text) {
        return "%" + text.toLowerCase(Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }

    void before(Instant at, UUID id) {
        and("(c.last_activity_at, c.id) < (:at, :id)");
        parameters.put("at", at);
        parameters.put("id", id);
    }

    List<UUID> run(EntityManager entities, int limit) {
        var query = entities.createNativeQuery(
                "select c.id from conversation c join contact k on k.id = c.contact_id where " + conditions
                        + " order by c.last_activity_at desc, c.id desc",
                UUID.class);
        parameters.forEach(query::setParameter);
        List<?> found = query.setMaxResults(limit).getResultList();
        return found.stream().map(UUID.class::cast).toList();
    }
}
