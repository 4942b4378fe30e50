package dev.trunkline.simulator.echo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.resource.Resources;
import java.util.List;
import java.util.Map;

/** Settings of a chat service, as somebody makes them in Twilio's console. */
public final class ChatWebhooks {

    private static final List<String> CHAT = List.of(
            "onMessageSent",
            "onMediaMessageSent",
            "onMessageUpdated",
            "onMessageRemoved",
            "onChannelUpdated",
            "onChannelDestroyed",
            "onMemberAdded",
            "onMemberRemoved");
    private static final List<String> CONVERSATIONS = List.of(
            "onMessageAdded",
            "onMessageUpdated",
            "onMessageRemoved",
            "onConversationAdded",
            "onConversationUpdated",
            "onConversationStateUpdated",
            "onConversationRemoved",
            "onParticipantAdded",
            "onParticipantRemoved");
    private static final String OF_SERVICE = "conversations:Configuration/Webhooks";

    private final ResourceStore store;
    private final Resources resources;

    public ChatWebhooks(ResourceStore store, Resources resources) {
        this.store = store;
        this.resources = resources;
    }

    /** @param sid {@code IS…} */
    public void set(String accountSid, String sid, String chatUrl, String conversationsUrl) {
        store.find("chat:Services", accountSid, Map.of(), sid)
                .ifPresent(service -> store.change(service, json -> {
                    json.put("post_webhook_url", chatUrl).put("webhook_method", "POST");
                    filters(json, "webhook_filters", CHAT);
                }));
        var parents = Map.of("ChatServiceSid", sid);
        var settings = store.below(OF_SERVICE, accountSid, parents).stream()
                .findFirst()
                .orElseGet(() -> resources.make(OF_SERVICE, accountSid, parents, "", json -> {}));
        store.change(settings, json -> {
            json.put("post_webhook_url", conversationsUrl).put("method", "POST");
            filters(json, "filters", CONVERSATIONS);
        });
    }

    private static void filters(ObjectNode json, String field, List<String> events) {
        var list = json.putArray(field);
        events.forEach(list::add);
    }
}
