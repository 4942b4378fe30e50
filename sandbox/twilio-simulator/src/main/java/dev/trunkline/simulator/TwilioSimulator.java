package dev.trunkline.simulator;

import dev.trunkline.simulator.account.Accounts;
import dev.trunkline.simulator.account.AccountsApi;
import dev.trunkline.simulator.agentapp.AgentApp;
import dev.trunkline.simulator.client.TwilioClient;
import dev.trunkline.simulator.content.ContentApi;
import dev.trunkline.simulator.content.ContentStore;
import dev.trunkline.simulator.control.ControlApi;
import dev.trunkline.simulator.echo.RestEchoes;
import dev.trunkline.simulator.eventstreams.EventStreams;
import dev.trunkline.simulator.fault.Faults;
import dev.trunkline.simulator.files.ChatFiles;
import dev.trunkline.simulator.flex.FlexInbound;
import dev.trunkline.simulator.flex.FlexTokens;
import dev.trunkline.simulator.frontline.FrontlineUsers;
import dev.trunkline.simulator.gate.RestGate;
import dev.trunkline.simulator.handset.Handset;
import dev.trunkline.simulator.http.SimulatorServer;
import dev.trunkline.simulator.messaging.ChannelSendersApi;
import dev.trunkline.simulator.messaging.CustomerRules;
import dev.trunkline.simulator.messaging.Inbound;
import dev.trunkline.simulator.messaging.Media;
import dev.trunkline.simulator.messaging.MediaApi;
import dev.trunkline.simulator.messaging.MediaFetcher;
import dev.trunkline.simulator.messaging.MediaStore;
import dev.trunkline.simulator.messaging.MessageLife;
import dev.trunkline.simulator.messaging.MessageStore;
import dev.trunkline.simulator.messaging.MessageWebhooks;
import dev.trunkline.simulator.messaging.MessagesApi;
import dev.trunkline.simulator.messaging.NumbersApi;
import dev.trunkline.simulator.messaging.Outbound;
import dev.trunkline.simulator.messaging.Sender;
import dev.trunkline.simulator.messaging.Senders;
import dev.trunkline.simulator.messaging.ServiceRules;
import dev.trunkline.simulator.messaging.TwimlReplies;
import dev.trunkline.simulator.people.Apps;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.rest.CallLog;
import dev.trunkline.simulator.rest.Routes;
import dev.trunkline.simulator.state.Changes;
import dev.trunkline.simulator.state.Persistent;
import dev.trunkline.simulator.state.Snapshot;
import dev.trunkline.simulator.voice.VoiceApi;
import dev.trunkline.simulator.webhook.WebhookLog;
import dev.trunkline.simulator.webhook.WebhookSender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A stateful Twilio. Its REST API is mounted at {@code {baseUrl}/{product}/PATH} for each {@code
 * https://{product}.twilio.com/PATH}; the handset page at {@code /handset}, the agents' app at {@code /agent-app}; the control API below {@code /control}.
 */
public final class TwilioSimulator implements AutoCloseable {

    private static final int REMEMBERED = 10_000;

    private final SimulatorConfig config;
    private final Changes changes = new Changes();
    private final CallLog calls = new CallLog(REMEMBERED);
    private final WebhookLog webhooks = new WebhookLog(REMEMBERED);
    private final Accounts accounts;
    private final Faults faults;
    private final Senders senders;
    private final MessageStore messages;
    private final MediaStore media;
    private final MediaFetcher fetcher;
    private final ContentStore templates;
    private final CustomerRules customers;
    private final MessageLife life;
    private final ResourceStore resources;
    private final WebhookSender sender;
    private final EventStreams streams;
    private final Products products;
    /** Account to the URL that gets TaskRouter's events; empty for none. */
    private final Map<String, String> flexProjects = new ConcurrentHashMap<>();

    /** Number to the account whose Flex answers it. */
    private final Map<String, String> flexNumbers = new ConcurrentHashMap<>();

    private final FlexTokens flexTokens;
    private final FrontlineUsers frontlineUsers;
    private final Handset handset;
    private final AgentApp agentApp;
    private final Apps apps;
    private final Optional<Snapshot> snapshot;
    private final SimulatorServer server;

    private TwilioSimulator(SimulatorConfig config) {
        this.config = config;
        accounts = new Accounts(config.accounts());
        faults = new Faults(config.seed());
        senders = new Senders(config.senders(), changes);
        messages = new MessageStore(changes);
        media = new MediaStore(config.dataDirectory(), changes);
        fetcher = new MediaFetcher(media, config.rewrites());
        templates = new ContentStore(changes);
        customers = new CustomerRules(changes);
        life = new MessageLife(messages, fetcher, config.timings(), templates, customers);
        sender = new WebhookSender(accounts, faults, webhooks, config.rewrites());
        handset = new Handset(
                new Inbound(messages, media, senders, life, customers), messages, media, life, this::pictureUrl);
        resources = new ResourceStore(changes);
        streams = new EventStreams(resources, sender);
        var services = new ServiceRules(resources, senders);
        var files = new ChatFiles(resources, media, this::pictureUrl);
        products = new Products(resources, senders, services, streams, new Outbound(messages, life), sender, files);
        flexTokens = new FlexTokens(changes);
        frontlineUsers = new FrontlineUsers(changes);
        life.listen(new MessageWebhooks(
                senders, services, media, sender, this::mediaUrl, new TwimlReplies(messages, life)));
        life.listen(streams);
        snapshot = config.dataDirectory().map(directory -> Snapshot.open(directory, persistent(), changes));
        var rest = restRoutes(services, files);
        // Flex makes the session by which Proxy passes the same message on.
        life.listen(new FlexInbound(resources, senders, new TwilioClient(rest)));
        life.listen(products.proxyTraffic());
        agentApp = new AgentApp(resources, rest, media, this::pictureUrl);
        apps = new Apps(rest, media::bytes);
        var gate = new RestGate(accounts, faults, calls, rest);
        seed();
        server = listen(new FrontDesk(gate, new ControlApi(this).routes(), media));
        life.resume();
    }

    /**
     * Listens on return.
     *
     * @throws UncheckedIOException where the port is taken
     */
    public static TwilioSimulator start(SimulatorConfig config) {
        return new TwilioSimulator(config);
    }

    private Routes restRoutes(ServiceRules services, ChatFiles files) {
        var routes = new Routes();
        new AccountsApi(accounts).mount(routes);
        new MessagesApi(messages, media, life, senders, services, templates, customers).mount(routes);
        new ContentApi(templates).mount(routes);
        new MediaApi(messages, media, faults, this::storageUrl).mount(routes);
        new NumbersApi(senders).mount(routes);
        new ChannelSendersApi(senders).mount(routes);
        new VoiceApi(resources, senders).mount(routes);
        products.mount(routes);
        files.mount(routes);
        flexTokens.mount(routes);
        frontlineUsers.mount(routes);
        return routes;
    }

    private void seed() {
        accounts.all().forEach(account -> {
            products.seed(account.sid());
            templates.seed(account.sid());
        });
        flexProjects.forEach(products::openFlex);
        flexNumbers.forEach((number, account) -> products.answerByFlex(account, number));
    }

    private SimulatorServer listen(FrontDesk desk) {
        try {
            return SimulatorServer.listen(config.host(), config.port(), desk);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private List<Persistent> persistent() {
        return List.of(senders, messages, media, resources, templates, customers, flexTokens, frontlineUsers);
    }

    /** {@code http://127.0.0.1:PORT}, without a slash at its end. */
    public String baseUrl() {
        return "http://" + config.host() + ":" + server.port();
    }

    private String storageUrl() {
        return baseUrl() + FrontDesk.STORAGE;
    }

    private String mediaUrl(Media file) {
        return config.mediaBaseUrl().orElseGet(() -> baseUrl() + "/api") + file.path();
    }

    private String pictureUrl(Media file) {
        return FrontDesk.STORAGE + "/" + file.accountSid() + "/" + file.sid();
    }

    /** Makes an account a Flex project: workspace, workers, chat and Proxy service. It stays one after a {@link #reset()}. */
    public void openFlex(String accountSid) {
        openFlex(accountSid, "");
    }

    /** The same, with a URL that gets all events of the workspace. */
    public void openFlex(String accountSid, String eventCallbackUrl) {
        flexProjects.put(accountSid, eventCallbackUrl);
        products.openFlex(accountSid, eventCallbackUrl);
    }

    /** Has customers' messages to one of our numbers become chats with tasks in Flex. It stays so after a {@link #reset()}. */
    public void answerByFlex(String accountSid, String number) {
        flexNumbers.put(number, accountSid);
        products.answerByFlex(accountSid, number);
    }

    /** Where an account's default chat service tells of all that happens in channels and conversations, until a {@link #reset()}. */
    public void tellOfChats(String accountSid, String chatUrl, String conversationsUrl) {
        products.tellOfChats(accountSid, chatUrl, conversationsUrl);
    }

    /** Another chat service that tells of what happens in it, until a {@link #reset()}. @return {@code IS…} */
    public String makeChatService(String accountSid, String chatUrl, String conversationsUrl) {
        return products.makeChatService(accountSid, chatUrl, conversationsUrl);
    }

    /** The REST calls that came. */
    public CallLog calls() {
        return calls;
    }

    /** The webhooks that were sent. */
    public WebhookLog webhooks() {
        return webhooks;
    }

    public Faults faults() {
        return faults;
    }

    public Handset handset() {
        return handset;
    }

    /** The app of agents in the second workspace. */
    public AgentApp agentApp() {
        return agentApp;
    }

    /** What people do in the apps of their workspaces. */
    public Apps apps() {
        return apps;
    }

    /** The templates of the Content API. */
    public ContentStore templates() {
        return templates;
    }

    /** What customers allow us: opt-outs and WhatsApp's window. */
    public CustomerRules customers() {
        return customers;
    }

    /** Webhooks for what REST wrote into chats. */
    public RestEchoes echoes() {
        return products.echoes();
    }

    /** Who is logged in to Flex. */
    public FlexTokens flexTokens() {
        return flexTokens;
    }

    /** Who has Frontline's app. */
    public FrontlineUsers frontlineUsers() {
        return frontlineUsers;
    }

    /** An agent accepts a task in Flex. @return {@code WR…} */
    public String acceptTask(String accountSid, String workspaceSid, String workerSid, String taskSid) {
        return products.reservations().accept(accountSid, workspaceSid, workerSid, taskSid);
    }

    /** TaskRouter offers a task to a worker. @return {@code WR…} */
    public String offerTask(String accountSid, String workspaceSid, String workerSid, String taskSid) {
        return products.reservations().offer(accountSid, workspaceSid, workerSid, taskSid);
    }

    /** Nobody has answered a reservation in time. */
    public void timeOutReservation(String accountSid, String workspaceSid, String reservationSid) {
        products.reservations().timeOut(accountSid, workspaceSid, reservationSid);
    }

    /** Whether TaskRouter offers tasks to available workers by itself. */
    public void routeTasks(boolean automatically) {
        products.routing().automatic(automatically);
    }

    public Accounts accounts() {
        return accounts;
    }

    /** Our addresses, as they are configured now. */
    public List<Sender> senders() {
        return senders.where(any -> true);
    }

    /** Sends all withheld webhooks. @return how many */
    public int releaseWebhooks() {
        return sender.release();
    }

    /** Sends a webhook of the log again. False: it is not in the log. */
    public boolean repeatWebhook(String id) {
        return sender.repeat(id);
    }

    /** Back to the configuration: no messages, no faults, nothing recorded. */
    public void reset() {
        faults.clear();
        products.echoes().always(false);
        products.routing().automatic(false);
        calls.clear();
        webhooks.clear();
        life.reset();
        persistent().forEach(Persistent::clear);
        seed();
    }

    @Override
    public void close() {
        server.close();
        life.close();
        streams.close();
        sender.close();
        fetcher.close();
        snapshot.ifPresent(Snapshot::close);
    }
}
