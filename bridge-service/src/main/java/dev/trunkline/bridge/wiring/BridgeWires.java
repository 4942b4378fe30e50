package dev.trunkline.bridge.wiring;

import dev.trunkline.bridge.link.Pairs;
import dev.trunkline.bridge.link.Place;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.twilio.chat.ChatProduct;
import dev.trunkline.twilio.wiring.ChatServices;
import dev.trunkline.twilio.wiring.ConversationsServices;
import dev.trunkline.twilio.wiring.Wire;
import dev.trunkline.twilio.wiring.Workspaces;
import dev.trunkline.wiring.UnknownPublicUrlException;
import dev.trunkline.wiring.Wires;
import dev.trunkline.wiring.WiringSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The chat services of both sides of each pair, and the workspaces that are named, lead to the ingress. */
@ApplicationScoped
public class BridgeWires implements Wires {

    /** Message, member and channel: what is copied, and what closes. */
    public static final List<String> CHAT_EVENTS = List.of(
            "onMessageSent",
            "onMediaMessageSent",
            "onMessageUpdated",
            "onMessageRemoved",
            "onChannelUpdated",
            "onChannelDestroyed",
            "onMemberAdded",
            "onMemberRemoved");

    /** The same of Conversations. */
    public static final List<String> CONVERSATIONS_EVENTS = List.of(
            "onMessageAdded",
            "onMessageUpdated",
            "onMessageRemoved",
            "onConversationAdded",
            "onConversationUpdated",
            "onConversationStateUpdated",
            "onConversationRemoved",
            "onParticipantAdded",
            "onParticipantRemoved");

    /** Of the second workspace: whom it has, and who is there. */
    private static final List<String> WORKER_EVENTS = List.of(
            "activity.created",
            "activity.updated",
            "activity.deleted",
            "worker.activity.update",
            "worker.attributes.update",
            "worker.created",
            "worker.deleted");

    private final BridgeWiringConfig config;
    private final Pairs pairs;

    BridgeWires(BridgeWiringConfig config, Pairs pairs) {
        this.config = config;
        this.pairs = pairs;
    }

    @Override
    public String service() {
        return "bridge";
    }

    @Override
    public WiringSettings settings() {
        return config;
    }

    @Override
    public String account() {
        return pairs.all().stream()
                .findFirst()
                .map(pair -> pair.first().accountSid())
                .orElse("");
    }

    /** A workspace that is on both sides, or in several pairs, is one wire: the first side's, which wants more. */
    @Override
    public List<Wire> all() {
        var wires = new LinkedHashMap<String, Wire>();
        for (var side : Side.values()) {
            for (var pair : pairs.all()) {
                var place = pair.at(side);
                put(wires, chat(place));
                place.workspace().ifPresent(sid -> put(wires, workspace(place, side, sid)));
            }
        }
        return List.copyOf(wires.values());
    }

    private static void put(Map<String, Wire> wires, Wire wire) {
        wires.putIfAbsent(wire.id(), wire);
    }

    private Wire chat(Place place) {
        return place.product() == ChatProduct.CHAT
                ? chatService(place, url(WebhookRoute.CHAT))
                : ConversationsServices.wire(
                        place.accountSid(), place.service(), url(WebhookRoute.CONVERSATIONS), CONVERSATIONS_EVENTS);
    }

    private static Wire chatService(Place place, String url) {
        return ChatServices.wire(place.accountSid(), place.service(), url, CHAT_EVENTS);
    }

    private Wire workspace(Place place, Side side, String sid) {
        return Workspaces.wire(
                place.accountSid(),
                sid,
                url(WebhookRoute.TASKROUTER),
                side == Side.FIRST ? Workspaces.BOARD_EVENTS : WORKER_EVENTS);
    }

    private String url(WebhookRoute route) {
        return publicUrl()
                .map(url -> url + route.path())
                .orElseThrow(() -> new UnknownPublicUrlException("trunkline.bridge.wiring.public-url"));
    }

    private Optional<String> publicUrl() {
        return config.publicUrl().map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    /** Names the chat service in what is kept of it. */
    static String wireOf(Place place) {
        return chatService(place, "").id();
    }
}
