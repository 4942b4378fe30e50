package dev.trunkline.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TemporaryDataTest {

    @Test
    void goesWhenItsServerIsClosed(@TempDir Path elsewhere) throws Exception {
        // Given
        var directory = TemporaryDirectory.create("trunkline-test-");
        Files.writeString(
                Files.createDirectories(directory.path().resolve("a/b")).resolve("c"), "data");
        var seen = elsewhere.resolve("seen");
        directory.inhabit(() -> Files.writeString(seen, String.valueOf(Files.exists(directory.path()))));
        // When
        directory.close();
        // Then
        assertThat(seen).as("the server is closed while its directory is there").hasContent("true");
        assertThat(directory.path()).doesNotExist();
    }

    @Test
    void goesWithAJvmThatClosesNothing(@TempDir Path temporary) throws Exception {
        // Given
        var command = List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Careless.class.getName());
        // When
        var output = temporary.resolve("output");
        var jvm = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        // Then
        assertThat(jvm.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(output).content().contains("2 directories");
        assertThat(jvm.exitValue()).isZero();
        assertThat(directories(temporary)).isEmpty();
    }

    private static List<Path> directories(Path temporary) throws IOException {
        try (var files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().matches("trunkline-(kafka|postgres)-.*"))
                    .toList();
        }
    }

    /** Starts both and leaves without a word. */
    static final class Careless {

        private Careless() {}

        public static void main(String[] arguments) throws IOException {
            var kafka = EmbeddedKafka.temporary();
            var postgres = EmbeddedPostgres.temporary();
            var temporary = Path.of(System.getProperty("java.io.tmpdir"));
            System.out.println(kafka.bootstrapServers() + " and " + postgres.jdbcUrl("public") + " in "
                    + directories(temporary).size() + " directories");
            System.exit(0);
        }
    }
}
