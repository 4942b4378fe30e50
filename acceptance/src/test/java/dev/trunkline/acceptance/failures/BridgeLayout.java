package dev.trunkline.acceptance.failures;

import dev.trunkline.launcher.SandboxSettings;
import dev.trunkline.launcher.Service;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.SimulatorConfig;
import dev.trunkline.simulator.TwilioSimulator;
import dev.trunkline.simulator.people.Talk;
import dev.trunkline.simulator.people.Workspace;
import dev.trunkline.twilio.chat.ChatProduct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The ingress and two instances of the bridge, with a pair of workspaces of each kind. */
final class BridgeLayout implements Layout {

    private final List<Talk.Pair> pairs = new ArrayList<>();
    private final Map<String, String> bridgeSettings = new LinkedHashMap<>();

    @Override
    public List<Service> services() {
        return List.of(Service.INGRESS, Service.BRIDGE, Service.BRIDGE);
    }

    @Override
    public void adjust(Service service, Map<String, String> settings) {
        if (service == Service.BRIDGE) {
            FailureStack.shortLeases(settings);
            settings.putAll(bridgeSettings);
        }
    }

    @Override
    public SimulatorConfig twilio(SimulatorConfig config, String ingress) {
        return config;
    }

    @Override
    public void prepare(TwilioSimulator twilio, String ingress) {
        for (var first : ChatProduct.values()) {
            for (var second : ChatProduct.values()) {
                var pair = new Talk.Pair(
                        workspace(twilio, SandboxSettings.FLEX_SID, first, ingress),
                        workspace(twilio, Sandbox.FRONTLINE.sid(), second, ingress));
                pairs.add(pair);
                var name = "trunkline.bridge.pairs." + id(first) + "-" + id(second) + ".";
                bridgeSettings.put(name + "create-on", "first-message");
                settings(name + "first.", "flex", pair.first());
                settings(name + "second.", "frontline", pair.second());
            }
        }
    }

    private static Workspace workspace(TwilioSimulator twilio, String account, ChatProduct product, String ingress) {
        var service = twilio.makeChatService(account, ingress + "/webhooks/chat", ingress + "/webhooks/conversations");
        return new Workspace(account, product, service);
    }

    private void settings(String place, String account, Workspace workspace) {
        bridgeSettings.put(place + "account", account);
        bridgeSettings.put(place + "product", id(workspace.product()));
        bridgeSettings.put(place + "service-sid", workspace.service());
    }

    private static String id(ChatProduct product) {
        return product.name().toLowerCase(Locale.ROOT);
    }

    List<Talk.Pair> pairs() {
        return pairs;
    }

    /** Fits the path of each REST call to one side. */
    String path(boolean firstSide) {
        return pairs.stream()
                .map(pair -> (firstSide ? pair.first() : pair.second()).service())
                .collect(Collectors.joining("|"));
    }
}
