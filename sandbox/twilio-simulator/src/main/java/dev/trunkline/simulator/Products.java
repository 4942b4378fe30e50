package dev.trunkline.simulator;

import dev.trunkline.simulator.chat.ChatRules;
import dev.trunkline.simulator.conversations.ConversationsRules;
import dev.trunkline.simulator.echo.ChatWebhooks;
import dev.trunkline.simulator.echo.RestEchoes;
import dev.trunkline.simulator.eventstreams.EventStreams;
import dev.trunkline.simulator.eventstreams.EventStreamsRules;
import dev.trunkline.simulator.files.ChatFiles;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.simulator.flex.FlexRules;
import dev.trunkline.simulator.messaging.MessageListener;
import dev.trunkline.simulator.messaging.Outbound;
import dev.trunkline.simulator.messaging.Senders;
import dev.trunkline.simulator.messaging.ServiceRules;
import dev.trunkline.simulator.proxy.ProxyRules;
import dev.trunkline.simulator.proxy.ProxyTraffic;
import dev.trunkline.simulator.relay.CustomerRelay;
import dev.trunkline.simulator.resource.ResourceRules;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.resource.Resources;
import dev.trunkline.simulator.rest.Routes;
import dev.trunkline.simulator.routing.Routing;
import dev.trunkline.simulator.taskrouter.Reservations;
import dev.trunkline.simulator.taskrouter.TaskRouterRules;
import dev.trunkline.simulator.webhook.WebhookSender;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The products besides Programmable Messaging: catalogue resources with each product's rules. */
final class Products {

    private final ResourceStore store;
    private final Resources resources;
    private final EventStreamsRules eventStreams;
    private final FlexProject flexProject;
    private final FlexRules flex;
    private final ConversationsRules conversations;
    private final RestEchoes echoes;
    private final ChatWebhooks chatWebhooks;
    private final ProxyTraffic proxyTraffic;
    private final Routing routing;
    private final Map<String, ResourceRules> rules = new HashMap<>();

    Products(
            ResourceStore store,
            Senders senders,
            ServiceRules messagingServices,
            EventStreams streams,
            Outbound outbound,
            WebhookSender webhooks,
            ChatFiles files) {
        this.store = store;
        resources = new Resources(store);
        echoes = new RestEchoes(store, webhooks);
        chatWebhooks = new ChatWebhooks(store, resources);
        proxyTraffic = new ProxyTraffic(store, resources, webhooks, echoes);
        eventStreams = new EventStreamsRules(store, resources, streams);
        flexProject = new FlexProject(store, resources, senders);
        routing = new Routing(store, resources, webhooks);
        flex = new FlexRules(store, resources, routing);
        var relay = new CustomerRelay(store, resources, outbound);
        conversations = new ConversationsRules(store, relay, echoes, files);
        List.of(
                        messagingServices.rules(),
                        eventStreams.rules(),
                        new ChatRules(store, relay, echoes, files).rules(),
                        conversations.rules(),
                        flex.rules(),
                        new ProxyRules(store, resources, senders).rules(),
                        new TaskRouterRules(store, resources, routing).rules())
                .forEach(rules::putAll);
    }

    void mount(Routes routes) {
        resources.mount(routes, rules);
        eventStreams.mount(routes);
        conversations.mount(routes);
        flex.mount(routes);
    }

    /** Makes an account a Flex project. */
    void openFlex(String accountSid, String eventCallbackUrl) {
        flexProject.open(accountSid, eventCallbackUrl);
    }

    /** Has messages to a number become chats with tasks. */
    void answerByFlex(String accountSid, String number) {
        flexProject.answer(accountSid, number);
    }

    /** Sets the post-event webhooks of an account's default chat service. */
    void tellOfChats(String accountSid, String chatUrl, String conversationsUrl) {
        chatWebhooks.set(accountSid, Resources.chatService(accountSid), chatUrl, conversationsUrl);
    }

    /** Another chat service, with post-event webhooks. */
    String makeChatService(String accountSid, String chatUrl, String conversationsUrl) {
        var sid = resources.makeChatService(accountSid, "Workspace");
        chatWebhooks.set(accountSid, sid, chatUrl, conversationsUrl);
        return sid;
    }

    /** Proxy's part in what customers write. */
    MessageListener proxyTraffic() {
        return proxyTraffic;
    }

    /** Webhooks for what REST wrote into chats. */
    RestEchoes echoes() {
        return echoes;
    }

    /** How tasks find their workers. */
    Routing routing() {
        return routing;
    }

    /** What agents do with tasks. */
    Reservations reservations() {
        return new Reservations(store, routing);
    }

    /** What each account has from its first day. */
    void seed(String accountSid) {
        resources.seedChatService(accountSid);
    }
}
