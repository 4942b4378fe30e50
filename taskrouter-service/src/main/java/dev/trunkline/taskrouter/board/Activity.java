package dev.trunkline.taskrouter.board;

/**
 * What workers of a workspace can be at.
 *
 * @param account {@code AC...}
 * @param available whether workers at it get tasks
 */
public record Activity(String sid, String account, String workspaceSid, String name, boolean available) {}
