package dev.trunkline.simulator.resource;

import dev.trunkline.simulator.rest.TwilioException;

/** Refuses what is already there. */
public final class Uniqueness {

    private final ResourceStore store;

    public Uniqueness(ResourceStore store) {
        this.store = store;
    }

    /** Another resource beside this one must not have the same text in a field; letter case does not tell them apart. */
    public void require(Draft draft, String field, int status, int code, String message) {
        var text = draft.text(field);
        if (text.isEmpty() || !draft.changes(field)) {
            return;
        }
        var own = draft.before().map(Resource::id).orElse("");
        store.below(draft.type().name(), draft.accountSid(), draft.parents()).stream()
                .filter(other -> !other.id().equals(own) && other.text(field).equalsIgnoreCase(text))
                .findFirst()
                .ifPresent(other -> {
                    throw new TwilioException(status, code, message);
                });
    }
}
