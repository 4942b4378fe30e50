package dev.trunkline.simulator.state;

import com.fasterxml.jackson.databind.JsonNode;

/** A part of the simulator whose state outlives a restart. Calls {@link Changes#mark()} whenever it changes. */
public interface Persistent {

    /** Its key in the snapshot; never changed once written. */
    String name();

    JsonNode save();

    /** Replaces what is there. */
    void load(JsonNode saved);

    /** Forgets everything. */
    void clear();
}
