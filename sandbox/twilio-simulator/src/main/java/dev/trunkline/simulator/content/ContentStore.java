package dev.trunkline.simulator.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trunkline.simulator.messaging.Templates;
import dev.trunkline.simulator.rest.Sids;
import dev.trunkline.simulator.rest.TwilioException;
import dev.trunkline.simulator.state.Changes;
import dev.trunkline.simulator.state.Json;
import dev.trunkline.simulator.state.Persistent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All templates, oldest first. Safe for many threads. */
public final class ContentStore implements Persistent, Templates {

    private final Changes changes;
    private final Map<String, Content> bySid = new LinkedHashMap<>();

    public ContentStore(Changes changes) {
        this.changes = changes;
    }

    /** What an account has from the start, one of each state that matters. Does nothing where they are there already. */
    public void seed(String accountSid) {
        seed(
                accountSid,
                "appointment_reminder",
                "Hello {{1}}, your appointment is on {{2}}. Reply YES to confirm.",
                Map.of("1", "Ana", "2", "Monday at 10:00"),
                new Content.Approval("appointment_reminder", "UTILITY", "approved", ""));
        seed(
                accountSid,
                "order_update",
                "Hi {{name}}, order {{order}} is on its way.",
                Map.of("name", "Ana", "order", "A-1001"),
                new Content.Approval("order_update", "UTILITY", "approved", ""));
        seed(
                accountSid,
                "spring_sale",
                "Spring sale: {{1}} off everything until Sunday!",
                Map.of("1", "20 %"),
                new Content.Approval(
                        "spring_sale", "MARKETING", "rejected", "The text promises a discount without terms"));
    }

    private synchronized void seed(
            String accountSid, String name, String body, Map<String, String> variables, Content.Approval approval) {
        var sid = Sids.of("HX", accountSid + name);
        if (!bySid.containsKey(sid)) {
            var types = Json.MAPPER.createObjectNode();
            types.putObject("twilio/text").put("body", body);
            var now = Instant.now();
            put(new Content(sid, accountSid, name, "en", variables, types, approval, now, now));
        }
    }

    synchronized void put(Content content) {
        bySid.put(content.sid(), content);
        changes.mark();
    }

    synchronized void remove(String sid) {
        bySid.remove(sid);
        changes.mark();
    }

    synchronized Optional<Content> find(String accountSid, String sid) {
        return Optional.ofNullable(bySid.get(sid))
                .filter(content -> content.accountSid().equals(accountSid));
    }

    synchronized List<Content> of(String accountSid) {
        return bySid.values().stream()
                .filter(content -> content.accountSid().equals(accountSid))
                .toList();
    }

    /**
     * A template of one text.
     *
     * @param variables samples by name
     * @return its sid
     */
    public String add(String accountSid, String name, String body, Map<String, String> variables) {
        var types = Json.MAPPER.createObjectNode();
        types.putObject("twilio/text").put("body", body);
        var now = Instant.now();
        var sid = Sids.random("HX");
        put(new Content(sid, accountSid, name, "en", variables, types, null, now, now));
        return sid;
    }

    /**
     * WhatsApp decides about a template.
     *
     * @param status such as {@code approved} or {@code rejected}
     * @throws IllegalArgumentException where there is no such template
     */
    public synchronized void decide(String sid, String status, String reason) {
        var content = Optional.ofNullable(bySid.get(sid))
                .orElseThrow(() -> new IllegalArgumentException("content " + sid + ": unknown"));
        var asked = content.approval();
        put(content.with(new Content.Approval(
                asked == null ? content.friendlyName() : asked.name(),
                asked == null ? "UTILITY" : asked.category(),
                status,
                reason)));
    }

    @Override
    public Optional<String> text(String accountSid, String contentSid, @Nullable String variables) {
        return find(accountSid, contentSid).map(content -> {
            var values = new LinkedHashMap<>(content.variables());
            values.putAll(parse(variables));
            var text = content.text();
            for (var value : values.entrySet()) {
                text = text.replace("{{" + value.getKey() + "}}", value.getValue());
            }
            return text;
        });
    }

    private static Map<String, String> parse(@Nullable String variables) {
        var values = new LinkedHashMap<String, String>();
        if (variables == null) {
            return values;
        }
        try {
            var json = Json.MAPPER.readTree(variables);
            if (!json.isObject()) {
                throw invalid();
            }
            json.properties()
                    .forEach(
                            entry -> values.put(entry.getKey(), entry.getValue().asText()));
            return values;
        } catch (JsonProcessingException e) {
            throw invalid();
        }
    }

    private static TwilioException invalid() {
        return new TwilioException(400, 21656, "The ContentVariables Parameter is invalid");
    }

    @Override
    public boolean isApproved(String accountSid, String contentSid) {
        return find(accountSid, contentSid).filter(Content::isApproved).isPresent();
    }

    @Override
    public String name() {
        return "content";
    }

    @Override
    public synchronized JsonNode save() {
        return Json.MAPPER.valueToTree(bySid.values());
    }

    @Override
    public synchronized void load(JsonNode saved) {
        bySid.clear();
        saved.forEach(node -> {
            var content = Json.MAPPER.convertValue(node, Content.class);
            bySid.put(content.sid(), content);
        });
    }

    @Override
    public synchronized void clear() {
        bySid.clear();
        changes.mark();
    }
}
