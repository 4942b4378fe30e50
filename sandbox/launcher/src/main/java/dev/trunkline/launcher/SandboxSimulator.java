package dev.trunkline.launcher;

import dev.trunkline.simulator.SimulatorConfig;
import dev.trunkline.simulator.TwilioSimulator;
import dev.trunkline.simulator.messaging.Timings;
import dev.trunkline.twilio.account.TwilioAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The simulated Twilio of the sandbox: two accounts, three addresses whose messages go to the ingress, a number of Flex. */
final class SandboxSimulator {

    private SandboxSimulator() {}

    static TwilioSimulator start(Sandbox sandbox, Secrets secrets) {
        var inbound = sandbox.url(Service.INGRESS) + "/webhooks/messaging";
        var simulator = TwilioSimulator.start(SimulatorConfig.empty()
                .port(sandbox.port(Service.SIMULATOR))
                .dataDirectory(sandbox.data(Service.SIMULATOR))
                .timings(Timings.LIFELIKE)
                .account(account("flex", SandboxSettings.FLEX_SID, secrets.flexToken()))
                .account(account("frontline", SandboxSettings.FRONTLINE_SID, secrets.frontlineToken()))
                .sender(SandboxSettings.FLEX_SID, SandboxSettings.SMS_NUMBER, inbound)
                .sender(SandboxSettings.FLEX_SID, SandboxSettings.WHATSAPP_NUMBER, inbound)
                .sender(SandboxSettings.FLEX_SID, SandboxSettings.MESSENGER_ID, inbound)
                .sender(SandboxSettings.FLEX_SID, SandboxSettings.FLEX_NUMBER, Map.of()));
        var events = sandbox.url(Service.INGRESS) + "/webhooks/taskrouter";
        simulator.openFlex(SandboxSettings.FLEX_SID, events);
        simulator.openFlex(SandboxSettings.FRONTLINE_SID, events);
        simulator.answerByFlex(SandboxSettings.FLEX_SID, SandboxSettings.FLEX_NUMBER);
        simulator.routeTasks(true);
        simulator.tellOfChats(
                SandboxSettings.FLEX_SID,
                sandbox.url(Service.INGRESS) + "/webhooks/chat",
                sandbox.url(Service.INGRESS) + "/webhooks/conversations");
        simulator.tellOfChats(
                SandboxSettings.FRONTLINE_SID,
                sandbox.url(Service.INGRESS) + "/webhooks/chat",
                sandbox.url(Service.INGRESS) + "/webhooks/conversations");
        return simulator;
    }

    private static TwilioAccount account(String name, String sid, String token) {
        return new TwilioAccount(name, sid, List.of(token), Optional.empty());
    }
}
