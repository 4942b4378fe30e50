package dev.trunkline.messaging.erasure;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.InboxAudit;
import dev.trunkline.messaging.inbox.InboxClock;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes what has been kept for long enough, in portions. Every method runs in the caller's transaction. */
@ApplicationScoped
public class Retention {

    /** Whoever did what nobody did. */
    static final String RETENTION = "retention";

    private static final int BATCH = 100;

    private final PersonData data;
    private final KeptMarks marks;
    private final Forgetting forgetting;
    private final InboxAudit audit;
    private final RetentionConfig config;
    private final InboxClock clock;

    public Retention(
            PersonData data,
            KeptMarks marks,
            Forgetting forgetting,
            InboxAudit audit,
            RetentionConfig config,
            InboxClock clock) {
        this.data = data;
        this.marks = marks;
        this.forgetting = forgetting;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /** @return how many marks and lines were deleted */
    public long removeMarks() {
        var now = clock.now();
        return marks.removeDeletedBefore(now.minus(config.deletedMessages()))
                + marks.removeRelayedBefore(now.minus(config.relayedMessages()))
                + audit.removeBefore(now.minus(config.audit()));
    }

    /** @return how many conversations were deleted; there may be more where it is not 0 */
    public int removeConversations() {
        if (config.conversations().isEmpty()) {
            return 0;
        }
        var over = clock.now().minus(config.conversations().get());
        var conversations = data.finishedBefore(over, BATCH);
        if (conversations.isEmpty()) {
            data.eraseContactsWithoutConversation(over);
            return 0;
        }
        var cause = new Cause(null, TraceContext.start());
        forgetting.forget(conversations, RETENTION, null, cause, (what, count) -> {});
        return conversations.size();
    }
}
