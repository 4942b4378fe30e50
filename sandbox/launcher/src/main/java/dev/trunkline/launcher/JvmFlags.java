package dev.trunkline.launcher;

import java.util.List;

/** How the JVMs of the sandbox are started: small and quick rather than fast at their peak. */
final class JvmFlags {

    /** The sandbox itself: Kafka, login server and simulator. The {@code trunkline} script gives the same. */
    static final List<String> SANDBOX =
            List.of("-Xmx640m", "-XX:+UseSerialGC", "-Dio.netty.noUnsafe=true", "--enable-native-access=ALL-UNNAMED");

    /** One service. */
    static final List<String> APPLICATION =
            List.of("-Xmx192m", "-Xss512k", "-XX:+UseSerialGC", "-XX:MaxMetaspaceSize=160m");

    private JvmFlags() {}
}
