package dev.trunkline.acceptance;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/configuration.md and what the services read are one. */
class ConfigurationTest {

    private static final Path ROOT = RunningSandbox.Sandbox.ROOT;
    private static final List<String> MODULES = List.of(
            "platform/twilio",
            "platform/journal",
            "platform/web",
            "platform/wiring",
            "ingress-service",
            "messaging-service",
            "proxy-service",
            "bridge-service",
            "taskrouter-service",
            "ui-gateway");

    /** Each service says it itself. */
    private static final Set<String> NOT_FOR_USERS = Set.of("trunkline.journal.service");

    private static final String MAPPING = "io.smallrye.config.ConfigMapping";
    private static final String NAME = "io.smallrye.config.WithName";
    private static final String PARENT_NAME = "io.smallrye.config.WithParentName";

    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| (`[^|]+`) \\|");
    private static final Pattern SETTING = Pattern.compile("`([^`]+)`");

    @Test
    void documentAndServicesNameTheSameSettings() throws IOException {
        // Given
        var documented = documented();
        // When
        var read = read();
        // Then
        assertThat(documented)
                .as("docs/configuration.md: describe what is read")
                .containsAll(read);
        assertThat(read).as("docs/configuration.md: take out what nobody reads").containsAll(documented);
    }

    private static Set<String> read() {
        var classes = new ClassFileImporter()
                .importPaths(MODULES.stream()
                        .map(module -> ROOT.resolve(module).resolve("target/classes"))
                        .toList());
        return classes.stream()
                .filter(type -> type.isAnnotatedWith(MAPPING))
                .flatMap(type -> settings(text(type.getAnnotationOfType(MAPPING).getProperties(), "prefix"), type))
                .filter(setting -> !NOT_FOR_USERS.contains(setting))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> settings(String prefix, JavaClass group) {
        return group.getAllMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                .flatMap(method -> settings(key(prefix, method), method.getReturnType()));
    }

    private static Stream<String> settings(String key, JavaType type) {
        var erasure = type.toErasure();
        if (type instanceof JavaParameterizedType parameterized) {
            var value = parameterized.getActualTypeArguments().getLast();
            return settings(erasure.isEquivalentTo(Map.class) ? key + ".<>" : key, value);
        }
        var isGroup = erasure.isInterface() && erasure.getPackageName().startsWith("dev.trunkline");
        return isGroup ? settings(key, erasure) : Stream.of(key);
    }

    private static String key(String prefix, JavaMethod method) {
        if (method.isAnnotatedWith(PARENT_NAME)) {
            return prefix;
        }
        var name = method.isAnnotatedWith(NAME)
                ? text(method.getAnnotationOfType(NAME).getProperties(), "value")
                : method.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return prefix + "." + name;
    }

    private static String text(Map<String, Object> properties, String name) {
        return String.valueOf(properties.get(name));
    }

    /** In a cell that names several, those that begin with a dot share the beginning of the first. */
    static Set<String> documented() throws IOException {
        var settings = new TreeSet<String>();
        for (var cell : FIRST_CELL
                .matcher(Files.readString(ROOT.resolve("docs/configuration.md")))
                .results()
                .map(row -> row.group(1))
                .toList()) {
            var first = "";
            for (var name :
                    SETTING.matcher(cell).results().map(found -> found.group(1)).toList()) {
                if (name.startsWith(".")) {
                    settings.add(first(first, name) + name);
                } else {
                    first = name;
                    settings.add(name);
                }
            }
        }
        return settings.stream()
                .filter(setting -> setting.startsWith("trunkline."))
                .map(setting -> setting.replaceAll("<[^>]+>", "<>"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is left of a setting without as many segments as stand in for them. */
    private static String first(String setting, String last) {
        var rest = setting;
        for (var segments = last.chars().filter(character -> character == '.').count(); segments > 0; segments--) {
            rest = rest.substring(0, rest.lastIndexOf('.'));
        }
        return rest;
    }
}
