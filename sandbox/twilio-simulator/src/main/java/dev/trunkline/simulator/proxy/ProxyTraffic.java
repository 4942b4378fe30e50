package dev.trunkline.simulator.proxy;

import dev.trunkline.simulator.echo.RestEchoes;
import dev.trunkline.simulator.messaging.Message;
import dev.trunkline.simulator.messaging.MessageListener;
import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.resource.Resources;
import dev.trunkline.simulator.rest.Dates;
import dev.trunkline.simulator.state.Json;
import dev.trunkline.simulator.webhook.Webhook;
import dev.trunkline.simulator.webhook.WebhookSender;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Proxy does with a customer's message to a number of an open session whose other participant is a chat: the text goes
 * into the chat, without its media, and the service's callback is told of each status.
 */
public final class ProxyTraffic implements MessageListener {

    private static final String SERVICES = "proxy:Services";
    private static final String SESSIONS = SERVICES + "/Sessions";
    private static final String PARTICIPANTS = SESSIONS + "/Participants";
    private static final String INTERACTIONS = SESSIONS + "/Interactions";
    private static final List<String> STATUSES = List.of("queued", "sent", "delivered");

    /** A chat message as each product has it. */
    private enum Product {
        CONVERSATIONS("conversations:Conversations", "ConversationSid", "author", "onMessageAdded"),
        CHAT("chat:Services/Channels", "ChannelSid", "from", "onMessageSent");

        private final String chats;
        private final String parent;
        private final String author;
        private final String event;

        Product(String chats, String parent, String author, String event) {
            this.chats = chats;
            this.parent = parent;
            this.author = author;
            this.event = event;
        }
    }

    private final ResourceStore store;
    private final Resources resources;
    private final WebhookSender webhooks;
    private final RestEchoes echoes;

    public ProxyTraffic(ResourceStore store, Resources resources, WebhookSender webhooks, RestEchoes echoes) {
        this.store = store;
        this.resources = resources;
        this.webhooks = webhooks;
        this.echoes = echoes;
    }

    @Override
    public void received(Message message, Map<String, String> extras) {
        customers(message).stream()
                .filter(this::isOpen)
                .findFirst()
                .ifPresent(customer -> beside(customer).ifPresent(agent -> pass(message, customer, agent)));
    }

    @Override
    public void changed(Message message) {}

    private List<Resource> customers(Message message) {
        return store.where(
                        PARTICIPANTS,
                        participant -> participant.accountSid().equals(message.accountSid())
                                && participant.text("identifier").equals(message.customer())
                                && participant.text("proxy_identifier").equals(message.ours()))
                .reversed();
    }

    private boolean isOpen(Resource participant) {
        return session(participant)
                .filter(session -> !session.text("status").equals("closed"))
                .isPresent();
    }

    private Optional<Resource> session(Resource participant) {
        return store.find(
                SESSIONS,
                participant.accountSid(),
                Map.of("ServiceSid", participant.parent("ServiceSid")),
                participant.parent("SessionSid"));
    }

    private Optional<Resource> beside(Resource customer) {
        return store.below(PARTICIPANTS, customer.accountSid(), customer.parents()).stream()
                .filter(other -> !other.sid().equals(customer.sid()))
                .filter(other -> other.text("identifier").startsWith("CH"))
                .findFirst();
    }

    private void pass(Message message, Resource customer, Resource agent) {
        for (var product : Product.values()) {
            var chat = store.find(product.chats, message.accountSid(), Map.of(), agent.text("identifier"));
            if (chat.isPresent()) {
                tell(message, customer, agent, post(product, chat.get(), message));
                return;
            }
        }
    }

    private Resource post(Product product, Resource chat, Message message) {
        var parents = new LinkedHashMap<>(chat.parents());
        parents.put(product.parent, chat.sid());
        var name = product.chats + "/Messages";
        var index = store.below(name, message.accountSid(), parents).size();
        var posted = resources.make(
                name,
                message.accountSid(),
                parents,
                json -> json.put("index", index)
                        .put(product.author, message.customer())
                        .put("body", message.body())
                        .put("attributes", "{}"));
        echoes.announce(posted, product.event);
        return posted;
    }

    private void tell(Message message, Resource customer, Resource agent, Resource chatMessage) {
        var interaction = resources.make(
                INTERACTIONS,
                message.accountSid(),
                customer.parents(),
                json -> json.put("type", "message")
                        .put("inbound_participant_sid", customer.sid())
                        .put("inbound_resource_sid", message.sid())
                        .put("inbound_resource_status", "received")
                        .put("inbound_resource_type", "message")
                        .put("outbound_participant_sid", agent.sid())
                        .put("outbound_resource_sid", chatMessage.sid())
                        .put("outbound_resource_status", "delivered")
                        .put("outbound_resource_type", "message"));
        var url = store.find(SERVICES, message.accountSid(), Map.of(), customer.parent("ServiceSid"))
                .map(service -> service.text("callback_url"))
                .filter(address -> !address.isEmpty());
        url.ifPresent(address -> STATUSES.forEach(status -> webhooks.send(Webhook.form(
                message.accountSid(),
                customer.parent("SessionSid"),
                "POST",
                address,
                parameters(message, customer, agent, chatMessage, interaction, status)))));
    }

    private static List<Map.Entry<String, String>> parameters(
            Message message,
            Resource customer,
            Resource agent,
            Resource chatMessage,
            Resource interaction,
            String status) {
        var now = Dates.iso(Instant.now());
        return List.of(
                Map.entry("outboundResourceStatus", status),
                Map.entry("outboundResourceType", "message"),
                Map.entry("outboundResourceSid", chatMessage.sid()),
                Map.entry("outboundResourceUrl", chatMessage.text("url")),
                Map.entry("outboundParticipantSid", agent.sid()),
                Map.entry("inboundResourceStatus", "received"),
                Map.entry("inboundResourceType", "message"),
                Map.entry("inboundResourceSid", message.sid()),
                Map.entry(
                        "inboundResourceUrl",
                        "https://api.twilio.com/2010-04-01/Accounts/" + message.accountSid() + "/Messages/"
                                + message.sid() + ".json"),
                Map.entry("inboundParticipantSid", customer.sid()),
                Map.entry("interactionSid", interaction.sid()),
                Map.entry("interactionAccountSid", message.accountSid()),
                Map.entry("interactionServiceSid", customer.parent("ServiceSid")),
                Map.entry("interactionSessionSid", customer.parent("SessionSid")),
                Map.entry("interactionType", "Message"),
                Map.entry("interactionData", data(message)),
                Map.entry("interactionDateCreated", now),
                Map.entry("interactionDateUpdated", now));
    }

    private static String data(Message message) {
        return Json.MAPPER.createObjectNode().put("body", message.body()).toString();
    }
}
