package dev.trunkline.ingress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("G01")
class StartTest {

    @TempDir
    private Path directory;

    @Test
    void refusesToStartNamingEachMissingSetting() throws IOException, InterruptedException {
        // Given
        var command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        IngressApplication.class.getName())
                .directory(directory.toFile())
                .redirectErrorStream(true);
        command.environment().clear();
        // When
        var process = command.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // Then
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(output)
                .contains("TRUNKLINE_INGRESS_PUBLIC_URL")
                .contains("TRUNKLINE_INGRESS_SPOOL_DIRECTORY")
                .contains("KAFKA_BOOTSTRAP_SERVERS")
                .contains("QUARKUS_OIDC_AUTH_SERVER_URL");
    }
}
