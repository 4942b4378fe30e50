package dev.trunkline.ingress.publishing;

import java.util.List;

/**
 * What the spool of one topic holds.
 *
 * @param spooled events that wait for Kafka
 * @param spooledIds of the oldest of them
 * @param setAside events that Kafka will never have, or that cannot be decoded
 * @param setAsideIds of the oldest of them; a file's name where it holds no event of ours
 */
public record SpoolContent(String topic, int spooled, List<String> spooledIds, int setAside, List<String> setAsideIds) {

    public SpoolContent {
        spooledIds = List.copyOf(spooledIds);
        setAsideIds = List.copyOf(setAsideIds);
    }
}
