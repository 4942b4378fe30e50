package dev.trunkline.messaging.agents;

import java.util.Set;

/** Names of those who have read, claimed, been given or annotated a conversation. Runs in the caller's transaction. */
@FunctionalInterface
public interface SeenAgents {
    Set<String> names();
}
