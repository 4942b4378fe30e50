package dev.trunkline.twilio.wiring;

import dev.trunkline.contracts.failure.FailureClassifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares wires with Twilio and mends what differs. Calls block on Twilio. */
public final class Wiring {

    private final Map<String, Outlet> outlets = new HashMap<>();
    private final FailureClassifier classifier;

    public Wiring(List<Outlet> outlets, FailureClassifier classifier) {
        outlets.forEach(outlet -> this.outlets.put(outlet.kind(), outlet));
        this.classifier = classifier;
    }

    /** Every property of every wire, in order. Never throws for what Twilio says or does not say. */
    public List<Finding> check(List<Wire> wires) {
        var findings = new ArrayList<Finding>();
        for (var wire : wires) {
            try {
                findings.addAll(compare(wire, read(wire)));
            } catch (RuntimeException e) {
                findings.addAll(unreachable(wire, classifier.classify(e).reason()));
            }
        }
        return List.copyOf(findings);
    }

    /** How the properties of a wire stand, given what was read. */
    public List<Finding> compare(Wire wire, Reading reading) {
        var outlet = outlet(wire);
        var reason = reading.there() || outlet.makes()
                ? outlet.remedy().orElse(null)
                : "there is no such " + wire.kind() + " in the account";
        var mendable = reason == null;
        var findings = new ArrayList<Finding>();
        wire.wanted().forEach((property, wanted) -> {
            var found = reading.values().get(property);
            var state = state(outlet, reading, property, wanted, found);
            findings.add(new Finding(
                    wire,
                    property,
                    wanted,
                    found,
                    state,
                    mendable && state != Finding.State.RIGHT,
                    state == Finding.State.RIGHT ? null : reason));
        });
        return findings;
    }

    private static Finding.State state(
            Outlet outlet, Reading reading, String property, String wanted, @Nullable String found) {
        if (reading.there() && outlet.suffices(property, Objects.requireNonNullElse(found, ""), wanted)) {
            return Finding.State.RIGHT;
        }
        return found == null ? Finding.State.MISSING : Finding.State.DRIFTED;
    }

    private static List<Finding> unreachable(Wire wire, String reason) {
        var findings = new ArrayList<Finding>();
        wire.wanted()
                .forEach((property, wanted) -> findings.add(
                        new Finding(wire, property, wanted, null, Finding.State.UNREACHABLE, false, reason)));
        return findings;
    }

    public Reading read(Wire wire) {
        return outlet(wire).read(wire);
    }

    /** What has to be set of the properties that differ from what was read; empty where nothing is to be done. */
    public Map<String, String> drift(Wire wire, Reading reading) {
        var changes = new LinkedHashMap<String, String>();
        var outlet = outlet(wire);
        compare(wire, reading).stream()
                .filter(finding -> finding.state() != Finding.State.RIGHT)
                .forEach(finding -> changes.put(
                        finding.property(),
                        outlet.replacement(
                                finding.property(),
                                Objects.requireNonNullElse(finding.found(), ""),
                                finding.wanted())));
        return Collections.unmodifiableMap(changes);
    }

    /**
     * Sets what differs from what was read, and reads again; leaves what only people can mend. May be repeated.
     *
     * @throws NotAtTwilioException where the resource is missing and cannot be made
     */
    public Reading mend(Wire wire, Reading before) {
        var changes = drift(wire, before);
        var outlet = outlet(wire);
        if (changes.isEmpty() || (before.there() && outlet.remedy().isPresent())) {
            return before;
        }
        if (!before.there() && !outlet.makes()) {
            throw new NotAtTwilioException(wire.kind(), wire.account());
        }
        outlet.write(wire, changes);
        return outlet.read(wire);
    }

    private Outlet outlet(Wire wire) {
        var outlet = outlets.get(wire.kind());
        if (outlet == null) {
            throw new IllegalArgumentException(
                    "wire " + wire.kind() + ": no outlet (expected: one of " + outlets.keySet() + ")");
        }
        return outlet;
    }
}
