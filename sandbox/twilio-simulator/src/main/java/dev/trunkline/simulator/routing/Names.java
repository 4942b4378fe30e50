package dev.trunkline.simulator.routing;

/** What the catalogue calls TaskRouter's resources. */
public final class Names {

    public static final String WORKSPACES = "taskrouter:Workspaces";
    public static final String ACTIVITIES = WORKSPACES + "/Activities";
    public static final String CHANNELS = WORKSPACES + "/TaskChannels";
    public static final String EVENTS = WORKSPACES + "/Events";
    public static final String QUEUES = WORKSPACES + "/TaskQueues";
    public static final String TASKS = WORKSPACES + "/Tasks";
    public static final String RESERVATIONS = TASKS + "/Reservations";
    public static final String WORKERS = WORKSPACES + "/Workers";
    public static final String WORKFLOWS = WORKSPACES + "/Workflows";

    private Names() {}
}
