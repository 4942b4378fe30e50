package dev.trunkline.bridge.fake;

import dev.trunkline.bridge.outbound.Flex.Opened;
import dev.trunkline.bridge.outbound.Outreaches;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Outreaches under way. */
final class KeptOutreaches implements Outreaches {

    private final Map<String, Kept> all = new HashMap<>();

    @Override
    public Optional<Kept> find(String conversation) {
        return Optional.ofNullable(all.get(conversation));
    }

    @Override
    public void texted(String conversation, int below) {
        all.put(
                conversation,
                new Kept(below, find(conversation).map(Kept::opened).orElse(null)));
    }

    @Override
    public void opened(String conversation, Opened opened) {
        all.put(conversation, new Kept(find(conversation).map(Kept::texted).orElse(0), opened));
    }

    @Override
    public void forget(String conversation) {
        all.remove(conversation);
    }
}
