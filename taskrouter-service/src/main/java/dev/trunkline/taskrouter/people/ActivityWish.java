package dev.trunkline.taskrouter.people;

import java.util.UUID;

/**
 * Somebody wants a worker to be at another activity.
 *
 * @param account {@code AC...}
 */
public record ActivityWish(
        UUID id, String account, String workspaceSid, String workerSid, String activitySid, String activityName) {}
