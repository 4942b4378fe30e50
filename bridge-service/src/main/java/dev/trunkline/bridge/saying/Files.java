package dev.trunkline.bridge.saying;

import dev.trunkline.twilio.media.Media;

/** Files that agents have uploaded to messaging-service: the same ones that they send from the inbox. */
public interface Files {

    /** Whether files can be sent at all. */
    boolean arePossible();

    /** Whether an address is one of theirs; nothing is fetched from any other. */
    boolean areAt(String address);

    /** Blocks for a while; fails for good where the file is no longer there. */
    Media fetch(String address);
}
