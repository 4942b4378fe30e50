package dev.trunkline.messaging.canned;

import dev.trunkline.messaging.changes.ChangeLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Supervisors edit the canned replies; each change is kept. Every method runs in the caller's transaction. */
@ApplicationScoped
public class CannedReplyBook {

    private static final String WHAT = "canned-reply";

    private final CannedReplies replies;
    private final ChangeLog changes;

    CannedReplyBook(CannedReplies replies, ChangeLog changes) {
        this.replies = replies;
        this.changes = changes;
    }

    public CannedReply add(CannedReply reply, String who) {
        replies.insert(reply);
        changes.record(who, WHAT, reply.id(), null, reply);
        return reply;
    }

    /** @param wanted with the version that its editor saw */
    public Edit replace(CannedReply wanted, String who) {
        var before = replies.lock(wanted.id());
        if (before.isEmpty()) {
            return new Edit.Unknown();
        }
        if (before.get().version() != wanted.version()) {
            return new Edit.ChangedMeanwhile(before.get());
        }
        var after = new CannedReply(wanted.id(), wanted.title(), wanted.text(), wanted.version() + 1);
        replies.update(after);
        changes.record(who, WHAT, after.id(), before.get(), after);
        return new Edit.Done(after);
    }

    /** False: there was none. */
    public boolean remove(UUID id, String who) {
        var before = replies.lock(id);
        before.ifPresent(reply -> {
            replies.delete(id);
            changes.record(who, WHAT, id, reply, null);
        });
        return before.isPresent();
    }

    /** What became of an edit. */
    public sealed interface Edit {
        record Done(CannedReply reply) implements Edit {}

        /** Somebody else was faster. */
        record ChangedMeanwhile(CannedReply current) implements Edit {}

        record Unknown() implements Edit {}
    }
}
