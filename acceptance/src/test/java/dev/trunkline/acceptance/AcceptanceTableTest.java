package dev.trunkline.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
    private static final Pattern TAG_OR_TEST = Pattern.compile(
            "@Tag\\(\"([A-GXY]\\d\\d)\"\\)|void\\s+(\\w+)\\s*\\(|(?:class|interface)\\s+(\\w+)(?:\\s+extends\\s+(\\w+))?[^;{]*\\{");

    /** The rows that the foundation and messaging promise. */
    private static final List<String> DUE = List.of(
            "A01", "A02", "A03", "A04", "A05", "A06", "A07", "A08", "A09", "A10", "A11", "B01", "B02", "B03", "B04",
            "B05", "B06", "B07", "B08", "B09", "B10", "B11", "C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08",
            "C09", "C10", "C11", "C12", "C13", "C14", "C15", "C16", "C17", "C18", "C19", "C20", "C21", "C22", "D01",
            "D02", "D03", "D04", "D05", "D06", "D07", "D08", "D09", "D10", "D11", "E01", "E02", "E03", "E04", "E05",
            "E06", "E07", "E08", "E09", "E10", "E11", "E12", "E13", "E14", "E15", "E16", "E17", "E18", "E19", "E20",
            "E21", "E22", "E23", "E24", "E25", "E26", "G01", "G02", "G03", "X01", "X02", "X03", "X04", "X05", "X06",
            "X07", "X08", "X09", "X10", "X12", "Y01", "Y02", "Y03", "Y04", "Y05", "Y06", "Y07", "Y08", "Y09", "Y10",
            "Y11", "Y13", "Y14", "Y15", "Y17", "Y18");

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
        var sources = new ArrayList<Source>();
        try (var files = Files.walk(ROOT)) {
            for (var file : files.filter(AcceptanceTableTest::isTestSource).toList()) {
                sources.add(Source.read(file));
            }
        }
        var parents = new HashMap<String, Source>();
        sources.forEach(source -> parents.put(source.key(source.name()), source));
        var rows = new TreeMap<String, Set<String>>();
        for (var source : sources) {
            if (source.name().endsWith("Test")) {
                collect(source, parents, rows);
            }
        }
        return rows;
    }

    private static boolean isTestSource(Path file) {
        var name = ROOT.relativize(file).toString();
        return name.endsWith(".java") && name.contains("src/test/java/") && !name.contains("node_modules");
    }

    /** A test class has its own tests and those of the classes that it extends. */
    private static void collect(Source test, Map<String, Source> parents, Map<String, Set<String>> rows) {
        for (Source from = test; from != null; from = parents.get(test.key(from.parent()))) {
            from.rows()
                    .forEach((label, shown) -> shown.forEach(row -> rows.computeIfAbsent(row, unused -> new TreeSet<>())
                            .add("`" + (label.isEmpty() ? test.name() : test.name() + "." + label) + "` ("
                                    + test.module() + ")")));
        }
    }

    /**
     * What a source file tells.
     *
     * @param parent name of the class that it extends; empty where there is none
     * @param rows by the names of its tests; those of the class as a whole by the empty name
     */
    private record Source(String module, String name, String parent, Map<String, Set<String>> rows) {

        static Source read(Path file) throws IOException {
            var name = file.getFileName().toString().replace(".java", "");
            var module = ROOT.relativize(file).toString().split("/src/", -1)[0];
            var parent = "";
            var rows = new TreeMap<String, Set<String>>();
            var pending = new TreeSet<String>();
            var matcher = TAG_OR_TEST.matcher(Files.readString(file));
            while (matcher.find()) {
                if (matcher.group(1) != null) {
                    pending.add(matcher.group(1));
                    continue;
                }
                var isTheClass = name.equals(matcher.group(3));
                if (isTheClass && matcher.group(4) != null) {
                    parent = matcher.group(4);
                }
                if (!pending.isEmpty()) {
                    var label = isTheClass ? "" : matcher.group(matcher.group(2) == null ? 3 : 2);
                    rows.put(label, new TreeSet<>(pending));
                    pending.clear();
                }
            }
            return new Source(module, name, parent, rows);
        }

        String key(String className) {
            return module + ":" + className;
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
