package dev.trunkline.bridge.link;

import java.net.URI;
import java.util.Optional;

/** The webhooks that chat services had before ours; they still get each event. */
@FunctionalInterface
public interface FormerWebhooks {

    /** The configured one, else the one that ours took the place of. */
    Optional<URI> of(Place place);
}
