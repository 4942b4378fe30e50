package dev.trunkline.simulator;

import dev.trunkline.simulator.messaging.Sender;
import dev.trunkline.simulator.messaging.Timings;
import dev.trunkline.simulator.rest.Sids;
import dev.trunkline.twilio.account.TwilioAccount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a simulator starts. Immutable; each method answers a changed copy.
 *
 * @param port 0 for any free one
 * @param senders our addresses and where their inbound messages go
 * @param rewrites URL prefixes that webhooks are signed for, and what is really called instead
 * @param mediaBaseUrl what media URLs in webhooks begin with; empty: this simulator's {@code /api}
 * @param dataDirectory where the state outlives a restart; empty: nowhere
 * @param seed of the faults' chances
 */
public record SimulatorConfig(
        String host,
        int port,
        List<TwilioAccount> accounts,
        List<Sender> senders,
        Timings timings,
        Map<String, String> rewrites,
        Optional<String> mediaBaseUrl,
        Optional<Path> dataDirectory,
        long seed) {

    public SimulatorConfig {
        accounts = List.copyOf(accounts);
        senders = List.copyOf(senders);
        rewrites = Map.copyOf(rewrites);
    }

    /** Any free port of 127.0.0.1, no accounts, nothing kept. */
    public static SimulatorConfig empty() {
        return new SimulatorConfig(
                "127.0.0.1", 0, List.of(), List.of(), Timings.QUICK, Map.of(), Optional.empty(), Optional.empty(), 1);
    }

    /** The sandbox's accounts and addresses ({@link Sandbox}); all inbound messages go to the ingress. */
    public static SimulatorConfig sandbox(String ingressPublicUrl) {
        var messaging = ingressPublicUrl + "/webhooks/messaging";
        return empty().account(Sandbox.FLEX)
                .account(Sandbox.FRONTLINE)
                .sender(Sandbox.FLEX.sid(), Sandbox.SMS_NUMBER, messaging)
                .sender(Sandbox.FLEX.sid(), Sandbox.WHATSAPP_NUMBER, messaging)
                .sender(Sandbox.FLEX.sid(), Sandbox.MESSENGER_ID, messaging)
                .sender(Sandbox.FLEX.sid(), Sandbox.RCS_AGENT, messaging);
    }

    public SimulatorConfig port(int number) {
        return new SimulatorConfig(
                host, number, accounts, senders, timings, rewrites, mediaBaseUrl, dataDirectory, seed);
    }

    public SimulatorConfig account(TwilioAccount account) {
        var more = new ArrayList<>(accounts);
        more.add(account);
        return new SimulatorConfig(host, port, more, senders, timings, rewrites, mediaBaseUrl, dataDirectory, seed);
    }

    /**
     * @param address {@code +1…}, {@code whatsapp:+1…}, {@code messenger:…}
     * @param inboundUrl gets what customers write to it; its fragment may override retries
     */
    public SimulatorConfig sender(String accountSid, String address, String inboundUrl) {
        return sender(accountSid, address, Map.of("sms_url", inboundUrl));
    }

    /** @param settings in the words of {@link Sender#settings()} */
    public SimulatorConfig sender(String accountSid, String address, Map<String, String> settings) {
        var more = new ArrayList<>(senders);
        var prefix = address.startsWith("+") ? "PN" : "XE";
        more.add(new Sender(Sids.of(prefix, address), accountSid, address, settings));
        return new SimulatorConfig(host, port, accounts, more, timings, rewrites, mediaBaseUrl, dataDirectory, seed);
    }

    public SimulatorConfig timings(Timings pace) {
        return new SimulatorConfig(host, port, accounts, senders, pace, rewrites, mediaBaseUrl, dataDirectory, seed);
    }

    /** Webhooks whose URL begins with {@code publicUrl} are signed for it and delivered to {@code internalUrl}. */
    public SimulatorConfig rewrite(String publicUrl, String internalUrl) {
        var more = new LinkedHashMap<>(rewrites);
        more.put(publicUrl, internalUrl);
        return new SimulatorConfig(host, port, accounts, senders, timings, more, mediaBaseUrl, dataDirectory, seed);
    }

    /** Such as {@code https://api.twilio.com}, for clients that call Twilio's own host by another way. */
    public SimulatorConfig mediaBaseUrl(String url) {
        return new SimulatorConfig(
                host, port, accounts, senders, timings, rewrites, Optional.of(url), dataDirectory, seed);
    }

    public SimulatorConfig dataDirectory(Path directory) {
        return new SimulatorConfig(
                host, port, accounts, senders, timings, rewrites, mediaBaseUrl, Optional.of(directory), seed);
    }

    public SimulatorConfig seed(long number) {
        return new SimulatorConfig(
                host, port, accounts, senders, timings, rewrites, mediaBaseUrl, dataDirectory, number);
    }
}
