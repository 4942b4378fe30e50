package dev.trunkline.bridge.forward;

import dev.trunkline.journal.NewEntry;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** What somebody else's webhooks are told. Each call blocks on the database. */
public interface Told {

    /** Since when a webhook is told of a chat service by us, for sure; from an hour from now on where that is not known. */
    Instant since(String service, URI webhook);

    /** @param ids of entries; @return those that there have never been, or are no more */
    List<String> unknown(List<String> ids);

    /** Unless an entry of its id is known. */
    void tell(NewEntry entry);
}
