package dev.trunkline.web.startup;

import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Looks for every required setting before a service starts, so that the first start names all that are missing and not just
 * the first. Called from {@code main}; in tests and in development mode nothing is required.
 */
public final class RequiredSettings {

    private static final Path CONFIG_FILE = Path.of("config", "application.properties");

    private RequiredSettings() {}

    /** Ends the process with status 1 and a message that names each missing setting and its environment variable. */
    public static void requireOrExit(String service, List<String> names) {
        if (LaunchMode.current() != LaunchMode.NORMAL) {
            return;
        }
        var missing = missing(configuration(), names);
        if (!missing.isEmpty()) {
            System.err.print(message(service, missing));
            System.exit(1);
        }
    }

    static List<String> missing(SmallRyeConfig config, List<String> names) {
        return names.stream()
                .filter(name -> config.getOptionalValue(name, String.class)
                        .filter(value -> !value.isBlank())
                        .isEmpty())
                .toList();
    }

    static String message(String service, List<String> missing) {
        var lines = new StringBuilder(service + " cannot start: " + missing.size() + " required setting(s) missing\n");
        missing.forEach(name -> lines.append("  ")
                .append(name)
                .append("  (environment: ")
                .append(environmentName(name))
                .append(")\n"));
        return lines.append("Set them and start again; docs/configuration.md explains each.\n")
                .toString();
    }

    /** MicroProfile Config, section "Environment Variables Mapping Rules". */
    static String environmentName(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static SmallRyeConfig configuration() {
        var builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addSystemSources()
                .addDiscoveredSources()
                .withProfile("prod");
        try {
            var packaged = Thread.currentThread().getContextClassLoader().getResource("application.properties");
            if (packaged != null) {
                builder.withSources(new PropertiesConfigSource(packaged, 250));
            }
            if (Files.exists(CONFIG_FILE)) {
                builder.withSources(
                        new PropertiesConfigSource(CONFIG_FILE.toUri().toURL(), 260));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the configuration", e);
        }
        return builder.build();
    }
}
