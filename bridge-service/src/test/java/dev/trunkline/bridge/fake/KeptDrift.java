package dev.trunkline.bridge.fake;

import dev.trunkline.bridge.drift.Checked;
import dev.trunkline.bridge.drift.Checks;
import dev.trunkline.bridge.drift.Difference.Finding;
import dev.trunkline.bridge.drift.Differences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** What comparisons of one link have found. */
public final class KeptDrift {

    private final List<Finding> open = new ArrayList<>();

    /** Each comparison. */
    public final List<Checked> checked = new ArrayList<>();

    public Checks checks() {
        return Fakes.of(Checks.class, this, call -> {});
    }

    public Differences differences() {
        return Fakes.of(Differences.class, this, call -> {});
    }

    public void put(Checked one) {
        checked.add(one);
    }

    public void found(UUID link, Collection<Finding> findings, String by, String eventId, Instant at) {
        open.addAll(findings);
    }

    public int repaired(UUID link, Predicate<Finding> which, Instant at) {
        int before = open.size();
        open.removeIf(which);
        return before - open.size();
    }

    /** Their reasons are nobody's concern here. */
    public void left(UUID link, Map<Finding, String> reasons) {}
}
