package dev.trunkline.messaging.outbound.panache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.messaging.outbound.TemplateUse;
import dev.trunkline.messaging.outbound.TemplateUses;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** In the table {@code message_template}. */
@ApplicationScoped
class PanacheTemplateUses implements TemplateUses, PanacheRepositoryBase<MessageTemplateEntity, UUID> {

    private final ObjectMapper json;

    PanacheTemplateUses(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Optional<TemplateUse> of(UUID messageId) {
        return findByIdOptional(messageId).map(row -> new TemplateUse(row.contentSid, read(row)));
    }

    @Override
    public void put(UUID messageId, TemplateUse use) {
        var row = new MessageTemplateEntity();
        row.messageId = messageId;
        row.contentSid = use.sid();
        try {
            row.variables = json.writeValueAsString(use.variables());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("message " + messageId + ": variables cannot be written as JSON", e);
        }
        persist(row);
    }

    private Map<String, String> read(MessageTemplateEntity row) {
        try {
            return json.readValue(row.variables, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("message " + row.messageId + ": its variables are no JSON", e);
        }
    }
}
