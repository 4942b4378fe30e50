package dev.trunkline.launcher;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How the JVMs of the sandbox are started: small and quick rather than fast at their peak. */
final class JvmFlags {

    /** The sandbox itself: Kafka, login server and simulator. The {@code trunkline} script gives the same. */
    static final List<String> SANDBOX =
            List.of("-Xmx640m", "-XX:+UseSerialGC", "-Dio.netty.noUnsafe=true", "--enable-native-access=ALL-UNNAMED");

    private static final List<String> APPLICATION =
            List.of("-Xmx192m", "-Xss512k", "-XX:+UseSerialGC", "-XX:MaxMetaspaceSize=160m");

    private JvmFlags() {}

    /** Those of a service, with what {@code TRUNKLINE_JAVA_OPTIONS} adds to them. */
    static List<String> application() {
        var more = System.getenv().getOrDefault("TRUNKLINE_JAVA_OPTIONS", "").strip();
        return more.isEmpty()
                ? APPLICATION
                : Stream.concat(APPLICATION.stream(), Arrays.stream(more.split("\\s+")))
                        .toList();
    }
}
