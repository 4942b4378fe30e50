package dev.trunkline.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Keeps docs/acceptance.md, row to tests, as the tags in the sources have it. {@code -Dacceptance.write} writes it anew. */
class AcceptanceTableTest {

    private static final Path ROOT = RunningSandbox.Sandbox.ROOT;
    private static final Path TABLE = ROOT.resolve("docs/acceptance.md");
    private static final Pattern TAG_OR_TEST =
            Pattern.compile("@Tag\\(\"([A-GXY]\\d\\d)\"\\)|(?:void|interface|class)\\s+(\\w+)\\s*[({]");

    /** The rows that the foundation promises. */
    private static final List<String> DUE = List.of(
            "A01", "A02", "A03", "A04", "A05", "A06", "A07", "A10", "A11", "C02", "C03", "C04", "C06", "C07", "C15",
            "C16", "C20", "C21", "G01", "G02", "G03", "Y02", "Y07");

    @Test
    void listsTheTestsOfEachRow() throws IOException {
        // Given
        var expected = render(collect());
        if (System.getProperty("acceptance.write") != null) {
            Files.writeString(TABLE, expected);
        }
        // Then
        assertThat(Files.readString(TABLE))
                .as(
                        "docs/acceptance.md is out of date: run ./mvnw -pl acceptance test -Dtest=AcceptanceTableTest -Dacceptance.write")
                .isEqualTo(expected);
    }

    @Test
    void hasATestForEachRowThatIsDue() throws IOException {
        assertThat(collect().keySet()).containsAll(DUE);
    }

    private static Map<String, Set<String>> collect() throws IOException {
        var rows = new TreeMap<String, Set<String>>();
        try (var files = Files.walk(ROOT)) {
            for (var file : files.filter(AcceptanceTableTest::isTestSource).toList()) {
                collect(file, rows);
            }
        }
        return rows;
    }

    private static boolean isTestSource(Path file) {
        var name = ROOT.relativize(file).toString();
        return name.endsWith("Test.java") && name.contains("src/test/java/") && !name.contains("node_modules");
    }

    private static void collect(Path file, Map<String, Set<String>> rows) throws IOException {
        var name = file.getFileName().toString().replace(".java", "");
        var module = ROOT.relativize(file).toString().split("/src/", -1)[0];
        var pending = new TreeSet<String>();
        var matcher = TAG_OR_TEST.matcher(Files.readString(file));
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                pending.add(matcher.group(1));
            } else {
                for (var row : pending) {
                    rows.computeIfAbsent(row, unused -> new TreeSet<>())
                            .add("`" + (matcher.group(2).equals(name) ? name : name + "." + matcher.group(2)) + "` ("
                                    + module + ")");
                }
                pending.clear();
            }
        }
    }

    private static String render(Map<String, Set<String>> rows) {
        var text = new StringBuilder("""
                # Acceptance: which test shows which row

                Made from the `@Tag`s of the tests; `AcceptanceTableTest` keeps it true.

                | Row | Shown by |
                |---|---|
                """);
        rows.forEach((row, tests) -> text.append("| ")
                .append(row)
                .append(" | ")
                .append(String.join("<br>", tests))
                .append(" |\n"));
        return text.toString();
    }
}
