package dev.trunkline.bridge.fake;

import dev.trunkline.bridge.forward.Told;
import dev.trunkline.contracts.webhook.Parameters;
import dev.trunkline.journal.NewEntry;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the webhook before ours was told. */
public final class KeptTold implements Told {

    private final List<NewEntry> entries = new ArrayList<>();

    /** Before that Twilio told it. */
    public Instant since = Instant.EPOCH;

    @Override
    public Instant since(String service, URI webhook) {
        return since;
    }

    @Override
    public List<String> unknown(List<String> ids) {
        return ids.stream().filter(id -> !isKnown(id)).toList();
    }

    private boolean isKnown(String id) {
        return entries.stream().anyMatch(entry -> entry.event().id().equals(id));
    }

    @Override
    public void tell(NewEntry entry) {
        if (!isKnown(entry.event().id())) {
            entries.add(entry);
        }
    }

    /** One parameter of each webhook. */
    public List<String> all(String parameter) {
        return entries.stream()
                .map(entry ->
                        Parameters.parse(entry.event().data()).get(parameter).orElse(""))
                .toList();
    }
}
