package dev.trunkline.simulator.relay;

import dev.trunkline.simulator.messaging.Outbound;
import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.resource.Resources;
import dev.trunkline.simulator.rest.Request;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Passes on to customers' phones what is said to them: by Proxy from a chat channel, where the webhooks are sent that Proxy
 * listens to, and by Conversations itself.
 */
public final class CustomerRelay {

    private static final String SESSIONS = "proxy:Services/Sessions";
    private static final String PROXY_PARTICIPANTS = SESSIONS + "/Participants";
    private static final String PARTICIPANTS = "conversations:Conversations/Participants";

    private static final String RECEIPTS = "conversations:Conversations/Messages/Receipts";

    private final ResourceStore store;
    private final Resources resources;
    private final Outbound outbound;

    public CustomerRelay(ResourceStore store, Resources resources, Outbound outbound) {
        this.store = store;
        this.resources = resources;
        this.outbound = outbound;
    }

    /** A message in a channel of Programmable Chat. By REST it counts only where the request asks for webhooks. */
    public void saidInChannel(Resource message, Request request) {
        if (request.header("x-twilio-webhook-enabled").filter("true"::equals).isEmpty()) {
            return;
        }
        var channel = message.parent("ChannelSid");
        store.where(
                        PROXY_PARTICIPANTS,
                        agent -> agent.accountSid().equals(message.accountSid())
                                && agent.text("identifier").equals(channel)
                                && isOpen(agent))
                .forEach(agent -> store.below(PROXY_PARTICIPANTS, agent.accountSid(), agent.parents()).stream()
                        .filter(other -> !other.text("identifier").equals(channel))
                        .forEach(customer -> outbound.send(
                                message.accountSid(),
                                customer.text("proxy_identifier"),
                                customer.text("identifier"),
                                message.text("body"))));
    }

    private boolean isOpen(Resource participant) {
        return store.find(SESSIONS, participant.accountSid(), Map.of(), participant.parent("SessionSid"))
                .filter(session -> !session.text("status").equals("closed"))
                .isPresent();
    }

    /** A message in a conversation goes to all its other participants; each that is texted is a receipt of it. */
    public void saidInConversation(Resource message) {
        store.below(PARTICIPANTS, message.accountSid(), message.parents()).forEach(participant -> {
            var binding = participant.field("messaging_binding");
            var address = binding.path("address").asText("");
            if (!address.isEmpty() && !address.equals(message.text("author"))) {
                outbound.send(
                        message.accountSid(), binding.path("proxy_address").asText(), address, message.text("body"));
                receipt(message, participant);
            }
        });
    }

    private void receipt(Resource message, Resource participant) {
        var parents = new LinkedHashMap<>(message.parents());
        parents.put("MessageSid", message.sid());
        var unused = resources.make(
                RECEIPTS,
                message.accountSid(),
                parents,
                json -> json.put("participant_sid", participant.sid()).put("status", "sent"));
    }
}
