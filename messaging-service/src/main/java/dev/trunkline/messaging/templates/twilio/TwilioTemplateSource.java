package dev.trunkline.messaging.templates.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.rest.content.v1.ContentAndApprovals;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.messaging.templates.Template;
import dev.trunkline.messaging.templates.TemplateSource;
import dev.trunkline.twilio.rest.TwilioClients;
import dev.trunkline.twilio.sending.Background;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** {@code GET https://content.twilio.com/v1/ContentAndApprovals}, page by page. */
@ApplicationScoped
class TwilioTemplateSource implements TemplateSource {

    private static final int PAGE = 100;

    /** What WhatsApp has never been asked about has no status at all. */
    private static final String UNSUBMITTED = "unsubmitted";

    private final TwilioClients clients;
    private final ObjectMapper json;

    TwilioTemplateSource(TwilioClients clients, ObjectMapper json) {
        this.clients = clients;
        this.json = json;
    }

    @Override
    public List<Template> all(String account, TraceContext trace) {
        return TraceScope.run(
                trace,
                () -> Background.run(() -> {
                    var found = new ArrayList<Template>();
                    ContentAndApprovals.reader()
                            .pageSize(PAGE)
                            .read(clients.forAccount(account))
                            .forEach(content -> found.add(template(content)));
                    return found;
                }));
    }

    private Template template(ContentAndApprovals content) {
        JsonNode types = json.valueToTree(content.getTypes());
        JsonNode approval = json.valueToTree(content.getApprovalRequests());
        JsonNode variables = json.valueToTree(content.getVariables());
        var names = new ArrayList<String>();
        types.fieldNames().forEachRemaining(names::add);
        var samples = new HashMap<String, String>();
        variables
                .properties()
                .forEach(
                        sample -> samples.put(sample.getKey(), sample.getValue().asText()));
        var updated = content.getDateUpdated();
        return new Template(
                content.getSid(),
                Objects.requireNonNullElse(content.getFriendlyName(), content.getSid()),
                Objects.requireNonNullElse(content.getLanguage(), ""),
                body(types),
                samples,
                names,
                new Template.Approval(
                        approval.path("status").asText(UNSUBMITTED),
                        approval.path("category").asText(""),
                        approval.path("rejection_reason").asText("")),
                updated == null ? Instant.EPOCH : updated.toInstant());
    }

    private static String body(JsonNode types) {
        return types.valueStream()
                .flatMap(type -> Stream.of(
                        type.path("body").asText(""), type.path("title").asText("")))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
