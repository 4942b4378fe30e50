package dev.trunkline.wiring;

import dev.trunkline.journal.jdbc.Transactions;
import dev.trunkline.twilio.wiring.Finding;
import dev.trunkline.twilio.wiring.PreviousValue;
import dev.trunkline.twilio.wiring.Reading;
import dev.trunkline.twilio.wiring.Wire;
import dev.trunkline.twilio.wiring.Wiring;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts down what an apply has changed, and keeps what others had set there. */
@ApplicationScoped
public class Mending {

    private final Wiring wiring;
    private final SettingBook book;
    private final Transactions transactions;

    Mending(Wiring wiring, SettingBook book, Transactions transactions) {
        this.wiring = wiring;
        this.book = book;
        this.transactions = transactions;
    }

    /**
     * What became of one wire.
     *
     * @param before null where Twilio could not be asked
     * @param after null where it could not be mended
     * @param problem in words; null where it was mended or right
     */
    public record Outcome(
            Wire wire,
            @Nullable Reading before,
            @Nullable Reading after,
            @Nullable String problem) {}

    /**
     * Keeps what others had set in a wire that is about to be mended: whatever fails from then on, nothing of it is
     * lost. May be repeated; in a transaction of its own.
     */
    public void keepFormer(Wire wire, Reading before) {
        var at = WiringClock.now();
        transactions.call(unused -> {
            var kept = kept();
            wiring.compare(wire, before).stream().filter(Finding::mendable).forEach(finding -> {
                book.found(finding, at);
                keep(kept, finding, finding.found(), at);
            });
            return true;
        });
    }

    /**
     * What became of all.
     *
     * @param reason in words; null where nothing went wrong
     */
    public record Result(Apply.State state, @Nullable String reason, List<Apply.Change> changes, Instant at) {}

    /** In the caller's transaction. */
    public Result record(List<Outcome> outcomes) {
        var at = WiringClock.now();
        var changes = new ArrayList<Apply.Change>();
        var problems = new ArrayList<String>();
        var kept = kept();
        for (var outcome : outcomes) {
            if (outcome.before() != null && outcome.after() != null) {
                var before = outcome.before();
                var findings = wiring.compare(outcome.wire(), outcome.after());
                findings.forEach(finding -> {
                    book.found(finding, at);
                    var former = before.values().get(finding.property());
                    if (!Objects.equals(former, finding.found())) {
                        changes.add(new Apply.Change(
                                outcome.wire().id(),
                                outcome.wire().resource(),
                                finding.property(),
                                former,
                                finding.found()));
                        keep(kept, finding, former, at);
                    }
                });
                findings.stream()
                        .filter(Finding::mendable)
                        .map(finding -> outcome.wire().resource() + ": Twilio took " + finding.property()
                                + " and has another value all the same")
                        .forEach(problems::add);
            }
            if (outcome.problem() != null) {
                problems.add(outcome.wire().resource() + ": " + outcome.problem());
            }
        }
        return new Result(
                problems.isEmpty() ? Apply.State.DONE : Apply.State.FAILED,
                problems.isEmpty() ? null : String.join("; ", problems),
                changes,
                at);
    }

    private Map<List<String>, String> kept() {
        var kept = new HashMap<List<String>, String>();
        for (var setting : book.settings()) {
            if (setting.previous() != null) {
                kept.put(List.of(setting.wire(), setting.property()), setting.previous());
            }
        }
        return kept;
    }

    private void keep(Map<List<String>, String> kept, Finding finding, @Nullable String former, Instant at) {
        var wire = finding.wire().id();
        var before = kept.get(List.of(wire, finding.property()));
        var previous = PreviousValue.keep(before, former, finding.wanted());
        if (previous != null && !previous.equals(before)) {
            book.keepPrevious(wire, finding.property(), previous, at);
        }
    }
}
