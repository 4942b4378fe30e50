package dev.trunkline.simulator.resource;

import dev.trunkline.simulator.rest.Request;
import java.util.List;
import java.util.Optional;

/** What a kind of resource demands and does beyond being stored. All may throw {@link dev.trunkline.simulator.rest.TwilioException}. */
public interface ResourceRules {

    /** Stored, nothing more. */
    ResourceRules NONE = new ResourceRules() {};

    /** What is there already, where that is the answer instead of a new one. */
    default Optional<Resource> existing(Draft draft) {
        return Optional.empty();
    }

    /** Before it is stored: refuse it, or complete its fields. */
    default void creating(Draft draft) {}

    /** After it was stored. */
    default void created(Resource resource, Request request) {}

    /** Before a change is stored. */
    default void updating(Draft draft) {}

    default void updated(Resource before, Resource after, Request request) {}

    default void deleted(Resource resource, Request request) {}

    /** Which of the resources found a list has, and in which order; filters of the same name as a field are done already. */
    default List<Resource> listed(List<Resource> found, Request request) {
        return found;
    }
}
