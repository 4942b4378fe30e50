package dev.trunkline.messaging.erasure;

import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.InboxAudit;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.inbox.KeptOptOuts;
import dev.trunkline.messaging.upload.Uploads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** Deletes conversations with all there is to them. Runs in the caller's transaction. */
@ApplicationScoped
public class Forgetting {

    private final PersonData data;
    private final KeptOptOuts optOuts;
    private final Uploads uploads;
    private final ErasureUpdates updates;
    private final InboxAudit audit;
    private final InboxClock clock;

    Forgetting(
            PersonData data,
            KeptOptOuts optOuts,
            Uploads uploads,
            ErasureUpdates updates,
            InboxAudit audit,
            InboxClock clock) {
        this.data = data;
        this.optOuts = optOuts;
        this.uploads = uploads;
        this.updates = updates;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What stays: that somebody opted out, by a pseudonym; hashes of the messages, so that late news of them change nothing;
     * and who did this, by the conversations' ids.
     *
     * @param by who wants it
     * @param why the id of the erasure, where there is one
     */
    void forget(
            List<Person.Held> conversations,
            String by,
            @Nullable String why,
            Cause cause,
            ObjLongConsumer<String> counts) {
        var now = clock.now();
        var ids = conversations.stream().map(Person.Held::id).toList();
        for (var held : conversations) {
            if (held.optedOut()) {
                optOuts.keep(held.ourAddress(), held.theirAddress(), now);
                counts.accept("optOutsKept", 1);
            }
            audit.record(held.id(), "erased", by, why);
            updates.erased(held.id(), cause);
        }
        counts.accept(
                "uploads", data.mediaUrls(ids).stream().filter(uploads::remove).count());
        data.eraseConversations(ids, now, counts);
    }
}
