package dev.trunkline.wiring;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.journal.jdbc.Transactions;
import dev.trunkline.twilio.wiring.Finding;
import dev.trunkline.twilio.wiring.Wire;
import dev.trunkline.twilio.wiring.Wiring;
import dev.trunkline.twilio.wiring.WiringMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the service looks after at Twilio: how it stands, and who has it mended. */
@ApplicationScoped
public class TwilioWiring {

    private static final int SHOWN_APPLIES = 20;

    private final Wires wires;
    private final Wiring wiring;
    private final SettingBook settings;
    private final ApplyBook applies;
    private final ApplyJournal journal;
    private final Transactions transactions;

    TwilioWiring(
            Wires wires,
            Wiring wiring,
            SettingBook settings,
            ApplyBook applies,
            ApplyJournal journal,
            Transactions transactions) {
        this.wires = wires;
        this.wiring = wiring;
        this.settings = settings;
        this.applies = applies;
        this.journal = journal;
        this.transactions = transactions;
    }

    /** A property that is looked after, and how it was last found. */
    public record Line(Wire wire, String property, String wanted, Setting setting) {}

    /** @param applies the last ones, newest first */
    public record Report(String service, WiringMode mode, List<Line> lines, List<Apply> applies) {}

    /** What a wish to mend something came to. */
    public sealed interface Request {
        record Accepted(Apply apply) implements Request {}

        /** Wiring is off. */
        record Off() implements Request {}

        record Unknown(String wire) implements Request {}
    }

    public String service() {
        return wires.service();
    }

    public WiringMode mode() {
        return wires.settings().mode();
    }

    /** As it was last found; asks nothing of Twilio. */
    public Report report() {
        return transactions.call(unused -> new Report(
                wires.service(),
                mode(),
                lines(),
                applies.newest(SHOWN_APPLIES).stream().map(this::seen).toList()));
    }

    private List<Line> lines() {
        Map<String, Setting> known = new HashMap<>();
        settings.settings().forEach(setting -> known.put(key(setting.wire(), setting.property()), setting));
        var lines = new ArrayList<Line>();
        for (var wire : wires.all()) {
            wire.wanted()
                    .forEach((property, wanted) -> lines.add(new Line(
                            wire,
                            property,
                            wanted,
                            known.getOrDefault(
                                    key(wire.id(), property), new Setting(wire.id(), property, null, null, null)))));
        }
        return lines;
    }

    private static String key(String wire, String property) {
        return wire + "\n" + property;
    }

    /** Compares everything with Twilio and keeps what was found. Blocks on Twilio. */
    public List<Finding> check() {
        var findings = wiring.check(wires.all());
        var at = WiringClock.now();
        return transactions.call(unused -> {
            findings.forEach(finding -> settings.found(finding, at));
            return findings;
        });
    }

    /** @param only ids of the wires to be mended; all where there are none */
    public Request request(String who, String why, List<String> only, TraceContext trace) {
        if (mode() == WiringMode.OFF) {
            return new Request.Off();
        }
        var known = wires.all().stream().map(Wire::id).toList();
        var unknown = only.stream().filter(wire -> !known.contains(wire)).findFirst();
        if (unknown.isPresent()) {
            return new Request.Unknown(unknown.get());
        }
        var apply = new Apply(
                UUID.randomUUID(), who, why, only, Apply.State.WAITING, null, List.of(), WiringClock.now(), null);
        return transactions.call(unused -> {
            journal.append(apply.id(), trace, apply.requestedAt());
            applies.insert(apply);
            return new Request.Accepted(apply);
        });
    }

    public Optional<Apply> find(UUID id) {
        return transactions.call(unused -> applies.find(id)).map(this::seen);
    }

    /** What others had set; asks nothing of Twilio. */
    public Optional<String> previous(String wire, String property) {
        return transactions.call(unused -> settings.previous(wire, property));
    }

    /** Longer than its entry is tried. */
    private Apply seen(Apply apply) {
        return apply.seenAt(WiringClock.now(), wires.settings().timeLimit().multipliedBy(2));
    }

    /** The wires that an apply is about, in the order in which they are mended. */
    public List<Wire> wires(Apply apply) {
        return wires.all().stream().filter(wire -> apply.includes(wire.id())).toList();
    }

    public boolean anyWaiting() {
        return report().applies().stream().anyMatch(apply -> apply.state() == Apply.State.WAITING);
    }
}
