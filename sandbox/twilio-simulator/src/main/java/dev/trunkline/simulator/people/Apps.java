package dev.trunkline.simulator.people;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trunkline.simulator.client.Person;
import dev.trunkline.simulator.client.TwilioClient;
import dev.trunkline.simulator.messaging.MediaContent;
import dev.trunkline.simulator.rest.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What people do in the apps of their workspaces. Twilio tells of all of it; faults on demand do not strike it, and the record of
 * REST calls does not show it.
 */
public final class Apps {

    private final TwilioClient client;
    private final Function<String, Optional<byte[]>> files;

    /**
     * @param routes Twilio's operations
     * @param files what a file consists of, by its sid
     */
    public Apps(Routes routes, Function<String, Optional<byte[]>> files) {
        this.client = new TwilioClient(routes);
        this.files = files;
    }

    /** @return {@code CH…} */
    public String open(Workspace workspace, String uniqueName) {
        return sid(post(workspace, workspace.conversations(), Map.of("UniqueName", uniqueName)));
    }

    /** By sid or unique name. */
    public Optional<JsonNode> conversation(Workspace workspace, String reference) {
        try {
            return Optional.of(get(workspace, workspace.conversations() + "/" + reference));
        } catch (IllegalArgumentException absent) {
            return Optional.empty();
        }
    }

    /** @return the sid of the member */
    public String join(Workspace workspace, String conversation, Author person) {
        var attributes = person.agent() ? "{\"member_type\":\"agent\"}" : "{}";
        return sid(post(
                workspace,
                workspace.people(conversation),
                Map.of("Identity", person.at(workspace), "Attributes", attributes)));
    }

    /** @return {@code IM…} */
    public String write(Workspace workspace, String conversation, Author author, String words) {
        return sid(post(
                workspace,
                workspace.messages(conversation),
                Map.of(workspace.author(), author.at(workspace), "Body", words)));
    }

    /** Sends a file without words. @return {@code IM…} */
    public String show(Workspace workspace, String conversation, Author author, MediaContent file) {
        var media = client.upload(nobody(workspace), workspace.service(), file);
        return sid(post(
                workspace,
                workspace.messages(conversation),
                Map.of(workspace.author(), author.at(workspace), "MediaSid", media)));
    }

    public void edit(Workspace workspace, String conversation, String message, String words) {
        var unused = post(workspace, workspace.messages(conversation) + "/" + message, Map.of("Body", words));
    }

    public void takeBack(Workspace workspace, String conversation, String message) {
        client.delete(nobody(workspace), workspace.host(), workspace.messages(conversation) + "/" + message);
    }

    /** Ends a conversation: by its state, in Programmable Chat by its attributes. */
    public void close(Workspace workspace, String conversation) {
        if (!workspace.isChat()) {
            var unused = post(workspace, workspace.conversations() + "/" + conversation, Map.of("State", "closed"));
            return;
        }
        var path = workspace.conversations() + "/" + conversation;
        var attributes = ConversationState.closed(get(workspace, path));
        var unused = post(workspace, path, Map.of("Attributes", attributes));
    }

    /** In the order of their index. */
    public List<JsonNode> messages(Workspace workspace, String conversation) {
        return all(workspace, workspace.messages(conversation), "messages");
    }

    public List<JsonNode> people(Workspace workspace, String conversation) {
        return all(workspace, workspace.people(conversation), workspace.peopleKey());
    }

    /** What a file consists of; empty: there is none of this sid. */
    public Optional<byte[]> file(String sid) {
        return files.apply(sid);
    }

    private List<JsonNode> all(Workspace workspace, String path, String key) {
        var found = new ArrayList<JsonNode>();
        JsonNode page;
        int number = 0;
        do {
            page = client.get(nobody(workspace), workspace.host(), path, "PageSize=100&Page=" + number++);
            page.path(key).forEach(found::add);
        } while (page.path("meta").path("next_page_url").isTextual());
        return found;
    }

    private JsonNode get(Workspace workspace, String path) {
        return client.get(nobody(workspace), workspace.host(), path, "");
    }

    private JsonNode post(Workspace workspace, String path, Map<String, String> form) {
        return client.post(nobody(workspace), workspace.host(), path, form);
    }

    /** Who an app belongs to makes no difference here: messages name their author. */
    private static Person nobody(Workspace workspace) {
        return new Person(workspace.accountSid(), "app");
    }

    private static String sid(JsonNode json) {
        return json.path("sid").asText();
    }
}
