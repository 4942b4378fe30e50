package dev.trunkline.gateway.stream;

import dev.trunkline.contracts.update.UpdateArea;

/**
 * One update in its wire form, made once for all its readers.
 *
 * @param body the event's lines but for its id, the empty line at the end included
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are passed through, never compared.
public record Frame(UpdateArea area, int partition, long offset, byte[] body) {

    /** What it takes in memory, about: the body and this object's own share. */
    int weight() {
        return body.length + 120;
    }
}
