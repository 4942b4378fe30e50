package dev.trunkline.simulator.resource;

import dev.trunkline.simulator.rest.Request;

/** What a kind of resource demands and does beyond being stored. All may throw {@link dev.trunkline.simulator.rest.TwilioException}. */
public interface ResourceRules {

    /** Stored, nothing more. */
    ResourceRules NONE = new ResourceRules() {};

    /** Before it is stored: refuse it, or complete its fields. */
    default void creating(Draft draft) {}

    /** After it was stored. */
    default void created(Resource resource, Request request) {}

    /** Before a change is stored. */
    default void updating(Draft draft) {}

    default void updated(Resource before, Resource after, Request request) {}

    default void deleted(Resource resource, Request request) {}
}
