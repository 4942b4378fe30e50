package dev.trunkline.messaging.templates;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.inbox.Senders;
import dev.trunkline.messaging.inbox.Transactions;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads all templates and their approval at Twilio. Blocks on the network, without a transaction of its own meanwhile. */
@ApplicationScoped
public class TemplateSync {

    private final TemplateSource source;
    private final Templates templates;
    private final Transactions transactions;
    private final Senders senders;
    private final InboxClock clock;

    TemplateSync(
            TemplateSource source, Templates templates, Transactions transactions, Senders senders, InboxClock clock) {
        this.source = source;
        this.templates = templates;
        this.transactions = transactions;
        this.senders = senders;
        this.clock = clock;
    }

    /** @return how many there are */
    public int run(TraceContext trace) {
        var at = clock.now();
        var read = source.all(senders.account(), trace);
        transactions.call(() -> {
            templates.replace(senders.account(), read, at);
            return read.size();
        });
        Log.infof("templates read count=%d", read.size());
        return read.size();
    }
}
