package dev.trunkline.messaging.inbox.panache;

import dev.trunkline.messaging.inbox.KeptOptOuts;
import dev.trunkline.messaging.inbox.Pseudonyms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** In the table {@code kept_opt_out}, by pseudonyms. */
@ApplicationScoped
class PanacheKeptOptOuts implements KeptOptOuts {

    private final EntityManager database;
    private final Pseudonyms pseudonyms;

    PanacheKeptOptOuts(EntityManager database, Pseudonyms pseudonyms) {
        this.database = database;
        this.pseudonyms = pseudonyms;
    }

    @Override
    public void keep(String ourAddress, String theirAddress, Instant at) {
        database.createNativeQuery("insert into kept_opt_out (subject, kept_at) values (?1, ?2) on conflict do nothing")
                .setParameter(1, pseudonyms.of(ourAddress, theirAddress))
                .setParameter(2, at)
                .executeUpdate();
    }

    @Override
    public boolean take(String ourAddress, String theirAddress) {
        return database.createNativeQuery("delete from kept_opt_out where subject = ?1")
                        .setParameter(1, pseudonyms.of(ourAddress, theirAddress))
                        .executeUpdate()
                > 0;
    }
}
