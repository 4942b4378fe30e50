package dev.trunkline.taskrouter.people;

import java.util.Map;
import java.util.Optional;

/**
 * Which activities of the accounts mean the same.
 *
 * @param states by a name of ours: the activity of each account
 */
public record ActivityMapping(Map<String, Map<String, String>> states) {

    public ActivityMapping {
        states = Map.copyOf(states);
    }

    /** What an activity of an account means; empty where it means nothing elsewhere. */
    Optional<String> stateOf(String account, String activity) {
        return states.entrySet().stream()
                .filter(state -> activity.equals(state.getValue().get(account)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The activity of an account that means this. */
    public Optional<String> activityOf(String state, String account) {
        return Optional.ofNullable(states.getOrDefault(state, Map.of()).get(account));
    }
}
