package dev.trunkline.launcher;

import java.nio.file.Path;

/**
 * Where one sandbox keeps its things.
 *
 * @param root the checkout
 * @param home data, settings and logs
 * @param portBase the first of its ports
 */
public record Sandbox(Path root, Path home, int portBase) {

    static final int DEFAULT_PORT_BASE = 8080;
    private static final int HIGHEST_BASE = 65_500;

    public Sandbox {
        if (portBase < 1024 || portBase > HIGHEST_BASE) {
            throw new SandboxException(
                    "TRUNKLINE_PORT_BASE is " + portBase + " (expected: a port from 1024 to " + HIGHEST_BASE + ")");
        }
    }

    /** The sandbox of this checkout: {@code TRUNKLINE_ROOT} is set by the {@code trunkline} script. */
    static Sandbox here() {
        var root = Path.of(System.getenv().getOrDefault("TRUNKLINE_ROOT", "."))
                .toAbsolutePath()
                .normalize();
        var home = System.getenv().getOrDefault("TRUNKLINE_HOME", ".trunkline");
        var base = System.getenv().getOrDefault("TRUNKLINE_PORT_BASE", String.valueOf(DEFAULT_PORT_BASE));
        try {
            return new Sandbox(root, root.resolve(home), Integer.parseInt(base));
        } catch (NumberFormatException e) {
            throw new SandboxException("TRUNKLINE_PORT_BASE is '" + base + "' (expected: a port number)", e);
        }
    }

    public int port(Service service) {
        return portBase + service.offset();
    }

    public String url(Service service) {
        return "http://127.0.0.1:" + port(service);
    }

    /** Where an application answers for its health and metrics. */
    String managementUrl(Service service) {
        return url(service == Service.INGRESS ? Service.INGRESS_MANAGEMENT : service);
    }

    Path data() {
        return home().resolve("data");
    }

    public Path data(Service service) {
        return data().resolve(service.id());
    }

    Path logs() {
        return home().resolve("logs");
    }

    public Path log(Service service) {
        return logs().resolve(service.id() + ".log");
    }

    Path launcherLog() {
        return logs().resolve("launcher.log");
    }

    /** Where the services' settings stand. */
    Path config() {
        return home().resolve("config");
    }

    /** Settings of one service, secrets included; readable by its owner alone. */
    Path settings(Service service) {
        return config().resolve(service.id() + ".properties");
    }

    /** One line per running process: its id and what it is. */
    Path processes() {
        return home().resolve("processes");
    }

    Path jar(Service service) {
        return root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
