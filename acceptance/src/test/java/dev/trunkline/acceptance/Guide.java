package dev.trunkline.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page that tells people what to type.
 *
 * @param file below the project's folder
 */
record Guide(Path file, String text) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^( *)```bash\\n(.*?)^\\1```$");

    /** The README and the guides. */
    static List<Guide> all() {
        try (var guides = Files.list(RunningSandbox.Sandbox.ROOT.resolve("docs/guides"))) {
            return Stream.concat(
                            Stream.of(RunningSandbox.Sandbox.ROOT.resolve("README.md")),
                            guides.filter(file -> file.toString().endsWith(".md"))
                                    .sorted())
                    .map(Guide::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Guide of(Path file) {
        try {
            return new Guide(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is to be typed, from the beginning to the end of the page. */
    String script() {
        return String.join("\n", BLOCK.matcher(text).results().map(Guide::typed).toList());
    }

    private static String typed(MatchResult block) {
        return block.group(2).stripIndent();
    }

    Stream<MatchResult> find(Pattern pattern) {
        return pattern.matcher(text).results();
    }

    @Override
    public String toString() {
        return RunningSandbox.Sandbox.ROOT.relativize(file).toString();
    }
}
