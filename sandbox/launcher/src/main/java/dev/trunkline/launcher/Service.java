package dev.trunkline.launcher;

import java.util.Locale;

/** Everything of the sandbox that listens on a port, at a fixed distance from the base port. */
public enum Service {
    GATEWAY(0, "ui-gateway"),
    INGRESS(1, "ingress-service"),
    MESSAGING(2, "messaging-service"),
    PROXY(3, "proxy-service"),
    BRIDGE(4, "bridge-service"),
    TASKROUTER(5, "taskrouter-service"),
    SIMULATOR(6, ""),
    LOGIN(7, ""),
    KAFKA(8, ""),
    POSTGRES(9, ""),
    KAFKA_CONTROLLER(10, ""),
    /** Health, metrics and description of ingress: its own port is for Twilio. */
    INGRESS_MANAGEMENT(12, "");

    private final int offset;
    private final String module;

    Service(int offset, String module) {
        this.offset = offset;
        this.module = module;
    }

    int offset() {
        return offset;
    }

    /** Directory of the Quarkus application; only of those that are processes of their own. */
    String module() {
        return module;
    }

    /** Runs as a process of its own; the others live in the launcher or, like PostgreSQL, are its children. */
    boolean isApplication() {
        return !module.isEmpty();
    }

    /** The name on the command line and in file names. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
