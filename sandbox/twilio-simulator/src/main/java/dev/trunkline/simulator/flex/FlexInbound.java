package dev.trunkline.simulator.flex;

import dev.trunkline.simulator.client.Person;
import dev.trunkline.simulator.client.TwilioClient;
import dev.trunkline.simulator.messaging.Message;
import dev.trunkline.simulator.messaging.MessageListener;
import dev.trunkline.simulator.messaging.Senders;
import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.state.Json;
import java.util.Map;

/**
 * What an older Flex project does with a customer's first message to a number of a flow: a chat channel with its task, and a
 * Proxy session, by which this message and all others come into the channel.
 */
public final class FlexInbound implements MessageListener {

    private static final String CHAT = "chat:Services/Channels";
    private static final String SESSIONS = "proxy:Services/Sessions";

    private final ResourceStore store;
    private final Senders senders;
    private final TwilioClient twilio;

    public FlexInbound(ResourceStore store, Senders senders, TwilioClient twilio) {
        this.store = store;
        this.senders = senders;
        this.twilio = twilio;
    }

    @Override
    public void received(Message message, Map<String, String> extras) {
        store
                .where(
                        FlexRules.FLOWS,
                        flow -> flow.accountSid().equals(message.accountSid())
                                && flow.field("enabled").asBoolean()
                                && flow.text("contact_identity").equals(message.ours()))
                .stream()
                .findFirst()
                .filter(flow -> isFlex(message.ours()) && !hasChannel(message))
                .ifPresent(flow -> open(message, flow));
    }

    @Override
    public void changed(Message message) {}

    /** A number whose messages go to a program of ours is none of Flex's. */
    private boolean isFlex(String number) {
        return senders.byAddress(number)
                .filter(sender -> sender.setting("sms_url") == null)
                .isPresent();
    }

    /** The session of a channel that has ended is closed, as Flex's janitor does. */
    private boolean hasChannel(Message message) {
        var open = false;
        for (var session : sessions(message)) {
            if (isActive(session)) {
                open = true;
            } else {
                var unused = twilio.post(
                        Person.twilio(message.accountSid()), "proxy", path(session), Map.of("Status", "closed"));
            }
        }
        return open;
    }

    private Iterable<Resource> sessions(Message message) {
        return store
                .where(
                        SESSIONS + "/Participants",
                        participant -> participant.accountSid().equals(message.accountSid())
                                && participant.text("identifier").equals(message.customer())
                                && participant.text("proxy_identifier").equals(message.ours()))
                .stream()
                .flatMap(participant -> store
                        .find(
                                SESSIONS,
                                message.accountSid(),
                                Map.of("ServiceSid", participant.parent("ServiceSid")),
                                participant.parent("SessionSid"))
                        .stream())
                .filter(session -> !session.text("status").equals("closed"))
                .toList();
    }

    private boolean isActive(Resource session) {
        var channel = store.find(CHAT, session.accountSid(), Map.of(), session.text("unique_name"));
        return channel.isEmpty()
                || !channel.get().attributes().path("status").asText().equals("INACTIVE");
    }

    private void open(Message message, Resource flow) {
        var account = Person.twilio(message.accountSid());
        var customer = message.customer();
        var about = Json.MAPPER
                .createObjectNode()
                .put("name", customer)
                .put("from", customer)
                .put("direction", "inbound");
        var channel = twilio.post(
                        account,
                        "flex-api",
                        "/v1/Channels",
                        Map.of(
                                "FlexFlowSid", flow.sid(),
                                "Identity", customer,
                                "ChatUserFriendlyName", customer,
                                "ChatFriendlyName", customer,
                                "Target", customer,
                                "TaskAttributes", about.toString()))
                .path("sid")
                .asText();
        var sessions = "/v1/Services/" + FlexProject.proxyService(message.accountSid()) + "/Sessions";
        var session = twilio.post(account, "proxy", sessions, Map.of("UniqueName", channel, "Mode", "message-only"))
                .path("sid")
                .asText();
        for (var identifier : new String[] {customer, channel}) {
            var unused = twilio.post(
                    account,
                    "proxy",
                    sessions + "/" + session + "/Participants",
                    Map.of("Identifier", identifier, "ProxyIdentifier", message.ours()));
        }
        store.find(CHAT, message.accountSid(), Map.of(), channel)
                .ifPresent(found -> store.change(
                        found,
                        json -> json.put(
                                "attributes",
                                found.attributes().put("proxySession", session).toString())));
    }

    private static String path(Resource session) {
        return "/v1/Services/" + session.parent("ServiceSid") + "/Sessions/" + session.sid();
    }
}
