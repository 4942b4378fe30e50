package dev.trunkline.messaging.autoreply;

import dev.trunkline.messaging.changes.Change;
import dev.trunkline.messaging.changes.ChangeLog;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Supervisors edit the rules; each change is kept with who made it. Every method runs in the caller's transaction. */
@ApplicationScoped
public class RuleBook {

    private static final String WHAT = "auto-reply";

    private final AutoReplies rules;
    private final ChangeLog changes;

    RuleBook(AutoReplies rules, ChangeLog changes) {
        this.rules = rules;
        this.changes = changes;
    }

    public AutoReply add(AutoReply rule, String who) {
        rules.insert(rule);
        changes.record(who, WHAT, rule.id(), null, rule);
        Log.infof("auto reply added rule=%s by=%s", rule.id(), who);
        return rule;
    }

    /** @param wanted with the version that its editor saw */
    public Edit replace(AutoReply wanted, String who) {
        var before = rules.lock(wanted.id());
        if (before.isEmpty()) {
            return new Edit.Unknown();
        }
        if (before.get().version() != wanted.version()) {
            return new Edit.ChangedMeanwhile(before.get());
        }
        var after = new AutoReply(
                wanted.id(),
                wanted.name(),
                wanted.enabled(),
                wanted.position(),
                wanted.trigger(),
                wanted.channels(),
                wanted.text(),
                wanted.version() + 1);
        rules.update(after);
        changes.record(who, WHAT, after.id(), before.get(), after);
        Log.infof("auto reply changed rule=%s by=%s", after.id(), who);
        return new Edit.Done(after);
    }

    /** False: there was none. */
    public boolean remove(UUID id, String who) {
        Optional<AutoReply> before = rules.lock(id);
        before.ifPresent(rule -> {
            rules.delete(id);
            changes.record(who, WHAT, id, rule, null);
            Log.infof("auto reply deleted rule=%s by=%s", id, who);
        });
        return before.isPresent();
    }

    /** Newest first. */
    public List<Change> changes(int limit) {
        return changes.newest(WHAT, limit);
    }

    /** What became of an edit. */
    public sealed interface Edit {
        record Done(AutoReply rule) implements Edit {}

        /** Somebody else was faster. */
        record ChangedMeanwhile(AutoReply current) implements Edit {}

        record Unknown() implements Edit {}
    }
}
