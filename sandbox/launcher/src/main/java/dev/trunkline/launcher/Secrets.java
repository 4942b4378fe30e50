package dev.trunkline.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The sandbox's own secrets: made up at the first start and kept with its data.
 *
 * @param flexToken auth token of the simulated account {@code flex}
 * @param frontlineToken auth token of the simulated account {@code frontline}
 * @param clientSecret of the console at the login server; also encrypts its session cookie
 */
public record Secrets(String flexToken, String frontlineToken, String clientSecret) {

    private static final String FILE = "secrets.properties";

    /** Reads them, or makes them up where there are none yet. */
    public static Secrets of(Sandbox sandbox) {
        var file = sandbox.data().resolve(FILE);
        try {
            var properties = new Properties();
            if (Files.exists(file)) {
                try (var reader = Files.newBufferedReader(file)) {
                    properties.load(reader);
                }
            }
            var changed = false;
            for (var name : new String[] {"flex", "frontline", "client"}) {
                changed |= properties.putIfAbsent(name, random()) == null;
            }
            if (changed) {
                PrivateFiles.write(file, properties);
            }
            return new Secrets(
                    properties.getProperty("flex"),
                    properties.getProperty("frontline"),
                    properties.getProperty("client"));
        } catch (IOException e) {
            throw new SandboxException("cannot read or write " + file + ": " + e.getMessage(), e);
        }
    }

    private static String random() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
