package dev.trunkline.bridge.forward.journal;

import dev.trunkline.bridge.forward.Told;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.jdbc.Transactions;
import dev.trunkline.journal.query.JournalQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** By the journal's entries; the table {@code bridge_forwarding} says since when there are any. */
@ApplicationScoped
class JournaledTold implements Told {

    /**
     * An address may name a password. Instances of an older version, which a rollout has not ended yet, tell of messages by
     * other entries, or by none: so it begins later than the longest rollout takes.
     */
    private static final String SINCE = """
            insert into bridge_forwarding (service, webhook_hash, since) values (?, md5(?), now() + interval '1 hour')
            on conflict (service) do update set webhook_hash = excluded.webhook_hash,
                since = case when bridge_forwarding.webhook_hash = excluded.webhook_hash then bridge_forwarding.since
                    else excluded.since end
            returning since""";

    private final Journal journal;
    private final JournalQuery query;
    private final Transactions transactions;

    JournaledTold(Journal journal, JournalQuery query, Transactions transactions) {
        this.journal = journal;
        this.query = query;
        this.transactions = transactions;
    }

    @Override
    public Instant since(String service, URI webhook) {
        return transactions.call(connection -> {
            try (var statement = connection.prepareStatement(SINCE)) {
                statement.setString(1, service);
                statement.setString(2, webhook.toString());
                try (var row = statement.executeQuery()) {
                    row.next();
                    return row.getObject(1, OffsetDateTime.class).toInstant();
                }
            }
        });
    }

    @Override
    public List<String> unknown(List<String> ids) {
        return query.unknown(ids);
    }

    @Override
    public void tell(NewEntry entry) {
        var unused = journal.append(List.of(entry));
    }
}
