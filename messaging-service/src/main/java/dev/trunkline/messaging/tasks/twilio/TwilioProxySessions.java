package dev.trunkline.messaging.tasks.twilio;

import com.twilio.rest.proxy.v1.service.Session;
import dev.trunkline.messaging.tasks.OutboundTasksConfig;
import dev.trunkline.messaging.tasks.ProxySessions;
import dev.trunkline.messaging.tasks.Refusal;
import dev.trunkline.messaging.tasks.RefusedException;
import dev.trunkline.twilio.rest.TwilioCallException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /v1/Services/{ServiceSid}/Sessions} of Proxy. */
@ApplicationScoped
class TwilioProxySessions implements ProxySessions {

    private static final int NOT_FOUND = 404;

    private final OwnAccount account;
    private final Optional<String> service;

    TwilioProxySessions(OwnAccount account, OutboundTasksConfig config) {
        this.account = account;
        this.service = config.proxyServiceSid();
    }

    private String service() {
        return service.orElseThrow(() -> new RefusedException(new Refusal(
                500,
                null,
                "trunkline.messaging.outbound-tasks.proxy-service-sid: missing (expected: KS and 32 hex digits)")));
    }

    @Override
    public Optional<ChannelSession> ofChannel(String channelSid) {
        return account.flex().session(service(), channelSid).map(session -> session(session, true));
    }

    @Override
    public ChannelSession create(New wanted) {
        var participants =
                List.<Object>of(participant(wanted.customer(), wanted), participant(wanted.channelSid(), wanted));
        return session(account.flex().makeSession(service(), wanted.uniqueName(), participants), false);
    }

    private static Map<String, Object> participant(String identifier, New wanted) {
        return Map.of(
                "Identifier", identifier,
                "ProxyIdentifier", wanted.fromNumber(),
                "FriendlyName", wanted.customerName());
    }

    @Override
    public void close(String sid) {
        try {
            var unused = Session.updater(service(), sid)
                    .setStatus(Session.Status.CLOSED)
                    .update(account.client());
        } catch (TwilioCallException e) {
            if (e.httpStatus() != NOT_FOUND) {
                throw e;
            }
        }
    }

    private static ChannelSession session(Session session, boolean found) {
        var fields = new LinkedHashMap<String, Object>();
        put(fields, "sid", session.getSid());
        put(fields, "serviceSid", session.getServiceSid());
        put(fields, "accountSid", session.getAccountSid());
        put(fields, "uniqueName", session.getUniqueName());
        put(fields, "status", session.getStatus());
        put(fields, "closedReason", session.getClosedReason());
        put(fields, "mode", session.getMode());
        if (session.getTtl() != null) {
            fields.put("ttl", session.getTtl());
        }
        put(fields, "dateStarted", session.getDateStarted());
        put(fields, "dateEnded", session.getDateEnded());
        put(fields, "dateLastInteraction", session.getDateLastInteraction());
        put(fields, "dateExpiry", session.getDateExpiry());
        put(fields, "dateCreated", session.getDateCreated());
        put(fields, "dateUpdated", session.getDateUpdated());
        put(fields, "url", session.getUrl());
        if (session.getLinks() != null) {
            fields.put("links", session.getLinks());
        }
        return new ChannelSession(session.getSid(), found, fields);
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }
}
