package dev.trunkline.taskrouter.reconciliation.journal;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.webhook.EventIdentity;
import dev.trunkline.contracts.webhook.Parameters;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.kafka.LaneRules;
import dev.trunkline.taskrouter.account.Workspaces.Place;
import dev.trunkline.taskrouter.reconciliation.ListedEvent;
import dev.trunkline.taskrouter.reconciliation.MissedEvents;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes an event as the form that its webhook has, and appends it as the intake does. */
@ApplicationScoped
class JournaledMissedEvents implements MissedEvents {

    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    private final Journal journal;
    private final LaneRules rules;

    JournaledMissedEvents(Journal journal, LaneRules rules) {
        this.journal = journal;
        this.rules = rules;
    }

    @Override
    public boolean append(Place place, ListedEvent listed, TraceContext trace) {
        var body = form(place, listed).getBytes(StandardCharsets.UTF_8);
        var entries = new ArrayList<NewEntry>();
        EventIdentity.identify(
                        WebhookRoute.TASKROUTER,
                        place.accountSid(),
                        FORM,
                        body,
                        Parameters.parse(body),
                        Instant.now(),
                        Map.of(CloudEvent.Extension.TRACE_PARENT, trace.traceparent()))
                .forEach(found -> rules.lane(found.event(), found.key())
                        .ifPresent(lane -> entries.add(new NewEntry(lane, found.event()))));
        return journal.append(entries).added() > 0;
    }

    private static String form(Place place, ListedEvent listed) {
        var parameters = new LinkedHashMap<>(listed.data());
        parameters.put("EventType", listed.type());
        parameters.put("AccountSid", place.accountSid());
        parameters.put("WorkspaceSid", place.sid());
        parameters.put("ResourceType", listed.resourceType());
        parameters.put("ResourceSid", listed.resourceSid());
        parameters.put("Timestamp", String.valueOf(listed.at().getEpochSecond()));
        parameters.put("TimestampMs", String.valueOf(listed.at().toEpochMilli()));
        parameters.put("Sid", listed.sid());
        return parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
