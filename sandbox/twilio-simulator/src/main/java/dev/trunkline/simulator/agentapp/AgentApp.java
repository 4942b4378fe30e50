package dev.trunkline.simulator.agentapp;

import dev.trunkline.simulator.agentapp.AppMessage.AppFile;
import dev.trunkline.simulator.client.Person;
import dev.trunkline.simulator.client.TwilioClient;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.simulator.messaging.Media;
import dev.trunkline.simulator.messaging.MediaContent;
import dev.trunkline.simulator.messaging.MediaStore;
import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.resource.Resources;
import dev.trunkline.simulator.rest.Routes;
import dev.trunkline.simulator.routing.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Being an agent in the second workspace, from Java: see conversations, write, close, come and go. */
public final class AgentApp {

    private static final String PRODUCT = "conversations";
    private static final String CONVERSATIONS = "conversations:Conversations";
    private static final String PARTICIPANTS = CONVERSATIONS + "/Participants";
    private static final String MESSAGES = CONVERSATIONS + "/Messages";

    private final ResourceStore store;
    private final MediaStore media;
    private final Function<Media, String> pictureUrl;
    private final TwilioClient client;

    /**
     * @param rest Twilio's operations
     * @param pictureUrl where a picture is shown without credentials
     */
    public AgentApp(ResourceStore store, Routes rest, MediaStore media, Function<Media, String> pictureUrl) {
        this.store = store;
        this.media = media;
        this.pictureUrl = pictureUrl;
        this.client = new TwilioClient(rest);
    }

    /** The workers of an account. */
    public List<AppAgent> agents(String accountSid) {
        return workers(accountSid).stream()
                .map(worker -> new AppAgent(
                        worker.text("friendly_name"),
                        worker.text("activity_name"),
                        worker.field("available").asBoolean()))
                .toList();
    }

    private List<Resource> workers(String accountSid) {
        return store.below(Names.WORKERS, accountSid, inWorkspace(accountSid));
    }

    private static Map<String, String> inWorkspace(String accountSid) {
        return Map.of("WorkspaceSid", FlexProject.workspace(accountSid));
    }

    /** The agent's own conversations, and the open ones of others, newest first. */
    public List<AppConversation> conversations(Person person) {
        return store
                .where(
                        CONVERSATIONS,
                        found -> found.accountSid().equals(person.accountSid())
                                && (isIn(person, found) || !found.text("state").equals("closed")))
                .reversed()
                .stream()
                .map(found -> new AppConversation(
                        found.sid(),
                        title(found),
                        found.text("state"),
                        isIn(person, found),
                        messages(found).reversed().stream()
                                .findFirst()
                                .map(message -> message.text("body"))
                                .orElse("")))
                .toList();
    }

    private static String title(Resource conversation) {
        return Optional.of(conversation.text("friendly_name"))
                .filter(name -> !name.isEmpty() && !name.equals("null"))
                .orElse(conversation.sid());
    }

    private boolean isIn(Person person, Resource conversation) {
        return membership(person, conversation).isPresent();
    }

    private Optional<Resource> membership(Person person, Resource conversation) {
        return below(PARTICIPANTS, conversation).stream()
                .filter(participant -> participant.text("identity").equals(person.identity()))
                .findFirst();
    }

    private List<Resource> messages(Resource conversation) {
        return below(MESSAGES, conversation);
    }

    private List<Resource> below(String name, Resource conversation) {
        return store.below(name, conversation.accountSid(), Map.of("ConversationSid", conversation.sid()));
    }

    /** What was said, oldest first. */
    public List<AppMessage> messages(Person person, String conversation) {
        return messages(required(person, conversation)).stream()
                .map(message -> new AppMessage(
                        message.sid(),
                        message.text("author").equals(person.identity()),
                        message.text("author"),
                        message.field("body").isNull() ? "" : message.text("body"),
                        message.field("media")
                                .valueStream()
                                .flatMap(file -> media.bySid(file.path("sid").asText()).stream())
                                .map(file -> new AppFile(pictureUrl.apply(file), file.contentType(), file.fileName()))
                                .toList(),
                        message.text("date_created")))
                .toList();
    }

    /**
     * Writes. Conversations takes one file a message, so each further one is a message of its own.
     *
     * @return the sid of the first message
     */
    public String say(Person person, String conversation, String body, List<MediaContent> files) {
        var path = path(required(person, conversation)) + "/Messages";
        var form = new HashMap<>(Map.of("Author", person.identity(), "Body", body));
        if (body.isEmpty()) {
            form.remove("Body");
        }
        var uploads = files.stream()
                .map(file ->
                        client.upload(person, required(person, conversation).text("chat_service_sid"), file))
                .toList();
        if (body.isEmpty() && uploads.isEmpty()) {
            throw new IllegalArgumentException("body: missing (or a file)");
        }
        uploads.stream().findFirst().ifPresent(sid -> form.put("MediaSid", sid));
        var first = client.post(person, PRODUCT, path, form).path("sid").asText();
        uploads.stream().skip(1).forEach(sid -> {
            var unused = client.post(person, PRODUCT, path, Map.of("Author", person.identity(), "MediaSid", sid));
        });
        return first;
    }

    /** Ends a conversation. */
    public void close(Person person, String conversation) {
        var unused = client.post(person, PRODUCT, path(required(person, conversation)), Map.of("State", "closed"));
    }

    /** Comes into a conversation. */
    public void join(Person person, String conversation) {
        var unused = client.post(
                person,
                PRODUCT,
                path(required(person, conversation)) + "/Participants",
                Map.of("Identity", person.identity()));
    }

    /** Leaves one. */
    public void leave(Person person, String conversation) {
        var found = required(person, conversation);
        var membership = membership(person, found)
                .orElseThrow(() -> new IllegalArgumentException(person.identity() + ": not in " + conversation));
        client.delete(person, PRODUCT, path(found) + "/Participants/" + membership.sid());
    }

    /** Gives a conversation to another agent, as Frontline does: that one comes in, this one leaves, and an attribute tells. */
    public void give(Person person, String conversation, String to) {
        var found = required(person, conversation);
        if (workers(person.accountSid()).stream()
                .noneMatch(worker -> worker.text("friendly_name").equals(to))) {
            throw new IllegalArgumentException(to + ": no such worker");
        }
        var unused = client.post(person, PRODUCT, path(found) + "/Participants", Map.of("Identity", to));
        leave(person, conversation);
        var attributes = required(person, conversation).attributes();
        attributes
                .withArrayProperty("frontline.events")
                .addObject()
                .put("type", "transfer")
                .put("from", person.identity())
                .put("to", to)
                .put("date", System.currentTimeMillis());
        var told = client.post(person, PRODUCT, path(found), Map.of("Attributes", attributes.toString()));
    }

    /**
     * Starts a conversation with a customer.
     *
     * @param to the customer's address
     * @param from ours
     * @return {@code CH…}
     */
    public String start(Person person, String to, String from) {
        var conversations = "/v1/Services/" + Resources.chatService(person.accountSid()) + "/Conversations";
        var sid = client.post(person, PRODUCT, conversations, Map.of("FriendlyName", to))
                .path("sid")
                .asText();
        join(person, sid);
        var unused = client.post(
                person,
                PRODUCT,
                conversations + "/" + sid + "/Participants",
                Map.of("MessagingBinding.Address", to, "MessagingBinding.ProxyAddress", from));
        return sid;
    }

    /** Goes available or unavailable, as the switch in the app does. */
    public void available(Person person, boolean isAvailable) {
        var account = person.accountSid();
        var worker = workers(account).stream()
                .filter(found -> found.text("friendly_name").equals(person.identity()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(person.identity() + ": no such worker"));
        var activity = FlexProject.activity(account, isAvailable ? "Available" : "Unavailable");
        var unused = client.post(
                person,
                "taskrouter",
                "/v1/Workspaces/" + FlexProject.workspace(account) + "/Workers/" + worker.sid(),
                Map.of("ActivitySid", activity));
    }

    private Resource required(Person person, String conversation) {
        return store.find(CONVERSATIONS, person.accountSid(), Map.of(), conversation)
                .orElseThrow(() -> new IllegalArgumentException(conversation + ": unknown"));
    }

    private static String path(Resource conversation) {
        return "/v1/Services/" + conversation.text("chat_service_sid") + "/Conversations/" + conversation.sid();
    }
}
