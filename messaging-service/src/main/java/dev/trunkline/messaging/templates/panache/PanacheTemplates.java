package dev.trunkline.messaging.templates.panache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.messaging.templates.Template;
import dev.trunkline.messaging.templates.Templates;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Templates in the table {@code template}. */
@ApplicationScoped
class PanacheTemplates implements Templates, PanacheRepositoryBase<TemplateEntity, String> {

    private static final String UPSERT = """
            insert into template (sid, account, name, language, body, samples, types, status, category,
                rejection_reason, updated_at, read_at)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            on conflict (sid) do update set account = excluded.account, name = excluded.name,
                language = excluded.language, body = excluded.body, samples = excluded.samples, types = excluded.types,
                status = excluded.status, category = excluded.category, rejection_reason = excluded.rejection_reason,
                updated_at = excluded.updated_at, read_at = excluded.read_at
            where template.read_at <= excluded.read_at
            """;

    private final ObjectMapper json;

    PanacheTemplates(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Optional<Template> bySid(String account, String sid) {
        return find("account = ?1 and sid = ?2", account, sid)
                .firstResultOptional()
                .map(this::template);
    }

    @Override
    public List<Template> all(String account) {
        return find("account = ?1 order by name, language, sid", account).stream()
                .map(this::template)
                .toList();
    }

    @Override
    public Optional<Instant> readAt(String account) {
        return getEntityManager()
                .createQuery("select r.at from TemplateReadingEntity r where r.account = ?1", Instant.class)
                .setParameter(1, account)
                .getResultStream()
                .findFirst();
    }

    @Override
    public void replace(String account, List<Template> templates, Instant at) {
        for (var template : templates) {
            getEntityManager()
                    .createNativeQuery(UPSERT)
                    .setParameter(1, template.sid())
                    .setParameter(2, account)
                    .setParameter(3, template.name())
                    .setParameter(4, template.language())
                    .setParameter(5, template.body())
                    .setParameter(6, write(template.samples()))
                    .setParameter(7, write(template.types()))
                    .setParameter(8, template.approval().status())
                    .setParameter(9, template.approval().category())
                    .setParameter(10, template.approval().rejectionReason())
                    .setParameter(11, template.updatedAt())
                    .setParameter(12, at)
                    .executeUpdate();
        }
        delete("account = ?1 and readAt < ?2", account, at);
        getEntityManager()
                .createNativeQuery("insert into template_reading (account, at) values (?1, ?2)"
                        + " on conflict (account) do update set at = greatest(template_reading.at, excluded.at)")
                .setParameter(1, account)
                .setParameter(2, at)
                .executeUpdate();
    }

    private Template template(TemplateEntity entity) {
        return new Template(
                entity.sid,
                entity.name,
                entity.language,
                entity.body,
                read(entity.samples, new TypeReference<Map<String, String>>() {}),
                read(entity.types, new TypeReference<List<String>>() {}),
                new Template.Approval(entity.status, entity.category, entity.rejectionReason),
                entity.updatedAt);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("template: cannot be written as JSON", e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("template: its row holds no JSON", e);
        }
    }
}
