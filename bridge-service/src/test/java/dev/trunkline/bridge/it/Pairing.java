package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Pair.CreateOn;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.wiring.BridgeWires;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.TwilioSimulator;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.twilio.chat.ChatProduct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Two workspaces of the tests; the last is one account with two services. */
enum Pairing {
    CHAT_CHAT(ChatProduct.CHAT, ChatProduct.CHAT, Sandbox.FRONTLINE.sid()),
    CHAT_CONVERSATIONS(ChatProduct.CHAT, ChatProduct.CONVERSATIONS, Sandbox.FRONTLINE.sid()),
    CONVERSATIONS_CHAT(ChatProduct.CONVERSATIONS, ChatProduct.CHAT, Sandbox.FRONTLINE.sid()),
    CONVERSATIONS_CONVERSATIONS(ChatProduct.CONVERSATIONS, ChatProduct.CONVERSATIONS, Sandbox.FLEX.sid());

    private static final Map<String, String> SERVICES = new ConcurrentHashMap<>();
    private static final String OTHERWISE = "-otherwise";

    /** Which of a pairing's two pairs a test is about. */
    private static volatile String variant = "";

    private final ChatProduct first;
    private final ChatProduct second;
    private final String secondAccount;

    Pairing(ChatProduct first, ChatProduct second, String secondAccount) {
        this.first = first;
        this.second = second;
        this.secondAccount = secondAccount;
    }

    ChatProduct product(Side side) {
        return side == Side.FIRST ? first : second;
    }

    String account(Side side) {
        return side == Side.FIRST ? Sandbox.FLEX.sid() : secondAccount;
    }

    /** {@code IS…}; once it was made. */
    String service(Side side) {
        return Optional.ofNullable(SERVICES.get(this + "-" + side + variant)).orElseThrow();
    }

    /** When the first pair makes twins; the second does so on the other occasion, and lets nobody give conversations away. */
    CreateOn createOn() {
        return second == ChatProduct.CONVERSATIONS ? CreateOn.FIRST_MESSAGE : CreateOn.ACCEPTANCE;
    }

    /** From now on the test is about the pair that makes twins then; until {@link #usual}. */
    void creatingOn(CreateOn wanted) {
        variant = wanted == createOn() ? "" : OTHERWISE;
    }

    /** From now on it is about the pair where agents may not give conversations away; until {@link #usual}. */
    static void withoutTransfers() {
        variant = OTHERWISE;
    }

    /** From now on it is about the pair where conversations begin in the second workspace, too; until {@link #usual}. */
    void startingFromSecond() {
        variant = second == ChatProduct.CONVERSATIONS ? "" : OTHERWISE;
    }

    static void usual() {
        variant = "";
    }

    String pair() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Makes its services at the simulator. @return settings of the pair */
    Map<String, String> make(TwilioSimulator twilio, String publicUrl) {
        var settings = make(twilio, publicUrl, "");
        settings.putAll(make(twilio, publicUrl, OTHERWISE));
        var otherwise = createOn() == CreateOn.ACCEPTANCE ? CreateOn.FIRST_MESSAGE : CreateOn.ACCEPTANCE;
        var key = "trunkline.bridge.pairs." + pair();
        settings.put(key + ".create-on", text(createOn()));
        settings.put(key + OTHERWISE + ".create-on", text(otherwise));
        settings.put(key + OTHERWISE + ".transfers", "false");
        settings.put(key + (second == ChatProduct.CONVERSATIONS ? "" : OTHERWISE) + ".starts-from-second", "true");
        return settings;
    }

    private static String text(CreateOn createOn) {
        return createOn.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Map<String, String> make(TwilioSimulator twilio, String publicUrl, String suffix) {
        var settings = new HashMap<String, String>();
        for (var side : Side.values()) {
            var service = product(side) == ChatProduct.CHAT
                    ? chat(twilio, account(side), publicUrl)
                    : conversations(twilio, side, publicUrl, suffix);
            SERVICES.put(this + "-" + side + suffix, service);
            var key = "trunkline.bridge.pairs." + pair() + suffix + "."
                    + side.name().toLowerCase(Locale.ROOT) + ".";
            settings.put(key + "account", account(side).equals(Sandbox.FLEX.sid()) ? "flex" : "frontline");
            settings.put(key + "product", product(side).name().toLowerCase(Locale.ROOT));
            settings.put(key + "service-sid", service);
        }
        return settings;
    }

    private static String chat(TwilioSimulator twilio, String account, String publicUrl) {
        var service = Simulated.post(twilio, account, "/chat/v2/Services", List.of(Map.entry("FriendlyName", "test")));
        Simulated.post(
                twilio,
                account,
                "/chat/v2/Services/" + service,
                filters("WebhookFilters", BridgeWires.CHAT_EVENTS, publicUrl + "/webhooks/chat", "WebhookMethod"));
        return service;
    }

    private String conversations(TwilioSimulator twilio, Side side, String publicUrl, String suffix) {
        var account = account(side);
        // Interactions make their conversations in the account's default service.
        var service = side == Side.FIRST && second == ChatProduct.CONVERSATIONS && suffix.isEmpty()
                ? FlexProject.chatService(account)
                : Simulated.post(
                        twilio, account, "/conversations/v1/Services", List.of(Map.entry("FriendlyName", "test")));
        Simulated.post(
                twilio,
                account,
                "/conversations/v1/Services/" + service + "/Configuration/Webhooks",
                filters("Filters", BridgeWires.CONVERSATIONS_EVENTS, publicUrl + "/webhooks/conversations", "Method"));
        return service;
    }

    private static List<Map.Entry<String, String>> filters(
            String name, List<String> events, String url, String method) {
        var form = new ArrayList<Map.Entry<String, String>>();
        form.add(Map.entry("PostWebhookUrl", url));
        form.add(Map.entry(method, "POST"));
        events.forEach(event -> form.add(Map.entry(name, event)));
        return form;
    }
}
