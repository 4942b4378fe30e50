package dev.trunkline.acceptance;

import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import dev.trunkline.launcher.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.ParameterException;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the README and the guides name is there. */
@ExtendWith(RunningSandbox.class)
class GuidesTest {

    private static final Pattern COMMAND =
            Pattern.compile("\\./trunkline +((?:\"[^\"]*\"|'[^']*'|\\\\\\n|[^;|&()<>`'\"\\n\\\\])+)");
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|[^\\s\\\\]+");
    private static final Pattern ROUTE = Pattern.compile(
            "(?:\\b(GET|POST|PUT|PATCH|DELETE) )?(?<![\\w}])(?:\\$GATEWAY_URL)?(/api/[\\w{}$./-]*[\\w}])");
    private static final Pattern SETTING = Pattern.compile("`(trunkline\\.[a-z0-9.<>-]+)[`=]");
    private static final Pattern VARIABLE_OF_OURS = Pattern.compile("\\bTRUNKLINE_[A-Z0-9_]*[A-Z0-9]\\b");
    private static final Pattern USED = Pattern.compile("\\$\\{?([A-Z][A-Z0-9_]+)");
    private static final Pattern SET = Pattern.compile("\\b([A-Z][A-Z0-9_]+)(?:=|(?<=\\bfor [A-Z0-9_]{1,20}) in )");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#\\s]+)");
    private static final Pattern PORT = Pattern.compile("(127\\.0\\.0\\.1:)(80[89]\\d)");

    /** Tells this project's own tests where Twilio's descriptions are. */
    private static final String OF_THE_TESTS = "TRUNKLINE_OPENAPI_DIR";

    /** What the shell itself sets. */
    private static final Set<String> OF_THE_SHELL = Set.of("RANDOM");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static List<Guide> guides() {
        return Guide.all();
    }

    @ParameterizedTest
    @MethodSource("guides")
    void namesCommandsThatTheCommandLineHas(Guide guide) {
        assertThat(guide.find(COMMAND).map(found -> found.group(1)).filter(typed -> !isUnderstood(typed)))
                .as("%s: `./trunkline --help` has no such commands", guide)
                .isEmpty();
    }

    /** What stands apart explains the command. */
    private static boolean isUnderstood(String typed) {
        var words = WORD.matcher(typed.split(" {2,}(?! *-)")[0])
                .results()
                .map(MatchResult::group)
                .map(word -> word.replaceAll("^[\"']|[\"']$", ""))
                .toArray(String[]::new);
        try {
            var unused = Main.commandLine().parseArgs(words);
            return true;
        } catch (ParameterException e) {
            return false;
        }
    }

    @Test
    void namesRoutesThatTheApiHas(Sandbox sandbox) {
        // Given
        var routes = given().header("Authorization", "Bearer " + sandbox.token("agent"))
                .accept("application/json")
                .get(sandbox.value("GATEWAY_URL") + "/api/openapi")
                .jsonPath()
                .<String, java.util.Map<String, Object>>getMap("paths");
        // When
        var unknown = guides().stream()
                .flatMap(guide -> guide.find(ROUTE)
                        .filter(route -> !route.group(2).startsWith("/api/2010-04-01"))
                        .filter(route -> routes.entrySet().stream()
                                .noneMatch(known -> leadsTo(route.group(2), known.getKey())
                                        && (route.group(1) == null
                                                || known.getValue()
                                                        .containsKey(
                                                                route.group(1).toLowerCase(Locale.ROOT)))))
                        .map(route -> guide + ": " + route.group()));
        // Then
        assertThat(unknown).as("GET /api/openapi has no such routes").isEmpty();
    }

    /** A segment with a placeholder may stand for any other. */
    private static boolean leadsTo(String route, String known) {
        var segments = route.split("/");
        var wanted = known.split("/");
        if (segments.length != wanted.length) {
            return false;
        }
        for (int at = 0; at < wanted.length; at++) {
            var isAny = wanted[at].startsWith("{") || segments[at].startsWith("{") || segments[at].contains("$");
            if (!isAny && !segments[at].equals(wanted[at])) {
                return false;
            }
        }
        return true;
    }

    @Test
    void namesSettingsThatAreDocumented() throws IOException {
        // Given
        var documented = ConfigurationTest.documented();
        var events = Files.readString(Sandbox.ROOT.resolve("docs/asyncapi.yaml"));
        var page = Files.readString(Sandbox.ROOT.resolve("docs/configuration.md"));
        // When
        var properties = guides().stream()
                .flatMap(guide -> guide.find(SETTING).map(found -> found.group(1)))
                .filter(name -> !events.contains(name.replaceFirst("<.*", "")))
                .filter(name -> documented.stream()
                        .noneMatch(setting -> setting.startsWith(name + ".") || means(name, setting, "[^.]+")));
        var variables = guides().stream()
                .flatMap(guide -> guide.find(VARIABLE_OF_OURS).map(MatchResult::group))
                .filter(name -> !name.equals(OF_THE_TESTS) && !page.contains("`" + name + "`"))
                .filter(name -> documented.stream()
                        .map(setting -> setting.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9<>]", "_"))
                        .noneMatch(setting -> means(name, setting, "[A-Z0-9_]+")));
        // Then
        assertThat(Stream.concat(properties, variables))
                .as("docs/configuration.md has no such settings")
                .isEmpty();
    }

    private static boolean means(String name, String setting, String any) {
        var pattern = Pattern.quote(setting).replace("<>", "\\E" + any + "\\Q");
        return Pattern.matches(pattern, name.replaceAll("<[^>]*>", "any"));
    }

    @ParameterizedTest
    @MethodSource("guides")
    void setsTheVariablesThatItUses(Guide guide, Sandbox sandbox) {
        // Given
        var script = guide.script();
        var known = new TreeSet<>(OF_THE_SHELL);
        known.addAll(names(SET, script));
        if (script.contains("eval \"$(./trunkline env)\"")) {
            known.addAll(sandbox.names());
        }
        // When
        var used = names(USED, script);
        // Then
        assertThat(known).as("%s: set what is used", guide).containsAll(used);
    }

    private static Set<String> names(Pattern pattern, String script) {
        return pattern.matcher(script)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void linksToWhatIsThere() throws IOException {
        try (var pages = Files.walk(Sandbox.ROOT.resolve("docs"))) {
            var dead = Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md").map(Sandbox.ROOT::resolve),
                            pages.filter(page -> page.toString().endsWith(".md")))
                    .map(Guide::of)
                    .flatMap(page -> page.find(LINK)
                            .map(link -> link.group(1))
                            .filter(link -> !Files.exists(page.file().resolveSibling(link)))
                            .map(link -> page + ": " + link));
            assertThat(dead).as("links to files that are not there").isEmpty();
        }
    }

    @Test
    void erasesAPersonAsTheGuideSays(Sandbox sandbox, @TempDir Path folder) throws Exception {
        // When
        var typed = type(Guide.of(Sandbox.ROOT.resolve("docs/guides/erasure.md")), sandbox, folder);
        // Then
        assertThat(typed.status()).as(typed.output()).isZero();
        assertThat(typed.output().lines().toList().getLast()).contains("asked by letter of 21 November");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(given().auth()
                                .oauth2(sandbox.token("supervisor"))
                                .queryParam("address", "+14155550165")
                                .get(sandbox.value("GATEWAY_URL") + "/api/erasures")
                                .asString())
                        .contains("\"conversations\":1"));
    }

    /** Types all of a guide into a shell that stops at the first command, and the first request, that fails. */
    private static RunningSandbox.Result type(Guide guide, Sandbox sandbox, Path folder) throws Exception {
        var trunkline = Files.writeString(
                folder.resolve("trunkline"),
                "#!/bin/sh\nexec '" + String.join("' '", Sandbox.command()) + "' \"$@\"\n");
        assertThat(trunkline.toFile().setExecutable(true)).isTrue();
        int offset = Sandbox.PORT_BASE - 8080;
        var script = PORT.matcher(guide.script())
                .replaceAll(port -> port.group(1) + (Integer.parseInt(port.group(2)) + offset));
        var output = folder.resolve("output").toFile();
        var builder = new ProcessBuilder(
                        "bash", "-euo", "pipefail", "-c", "curl() { command curl --fail-with-body \"$@\"; }\n" + script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().putAll(Sandbox.variables());
        var process = builder.start();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException(guide + " did not end: " + Files.readString(output.toPath()));
        }
        return new RunningSandbox.Result(process.exitValue(), Files.readString(output.toPath()));
    }
}
