package dev.trunkline.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever adds a table says whether it is about people, and has it erased where it is. */
class ErasureGuideTest {

    private static final Path ROOT = RunningSandbox.Sandbox.ROOT;
    private static final Pattern TABLE = Pattern.compile("(?m)^create table ([a-z_]+)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\(([a-z, ]+)\\) \\|");
    /** The schema whose tables every service has. */
    private static final String JOURNAL = "journal";

    private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");

    @Test
    @Tag("Y13")
    void namesEveryTableOfEverySchema() throws IOException {
        // Given
        var guide = Files.readString(ROOT.resolve("docs/guides/erasure.md"));
        var named = ROW.matcher(guide)
                .results()
                .flatMap(row -> NAME.matcher(row.group(1))
                        .results()
                        .flatMap(name ->
                                Stream.of(row.group(2).split(", ")).map(schema -> table(name.group(1), schema))))
                .collect(Collectors.toCollection(TreeSet::new));
        // Then
        assertThat(named)
                .as("docs/guides/erasure.md, table by table: say what each has about people and what becomes of it")
                .isEqualTo(tables());
    }

    private static TreeSet<String> tables() throws IOException {
        try (var modules = Stream.concat(Files.list(ROOT), Files.list(ROOT.resolve("platform")))) {
            return modules.map(module -> module.resolve("src/main/resources/db"))
                    .filter(Files::isDirectory)
                    .flatMap(directory -> scripts(directory).stream())
                    .flatMap(ErasureGuideTest::tablesOf)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<String> tablesOf(Path script) {
        var schema = script.getParent().getFileName().toString();
        return TABLE.matcher(read(script))
                .results()
                .map(table -> table(table.group(1), schema.equals(JOURNAL) ? "all" : schema));
    }

    private static String table(String name, String schema) {
        return name + " (" + schema + ")";
    }

    private static List<Path> scripts(Path directory) {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".sql")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
