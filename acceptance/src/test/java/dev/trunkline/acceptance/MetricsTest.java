package dev.trunkline.acceptance;

import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** docs/metrics.md and what the services serve are one. */
@ExtendWith(RunningSandbox.class)
class MetricsTest {

    private static final List<String> SERVICES = List.of(
            "GATEWAY_URL", "INGRESS_MANAGEMENT_URL", "MESSAGING_URL", "PROXY_URL", "BRIDGE_URL", "TASKROUTER_URL");
    private static final List<String> DOMAIN_SERVICES =
            List.of("MESSAGING_URL", "PROXY_URL", "BRIDGE_URL", "TASKROUTER_URL");

    private static final Pattern TYPE_LINE = Pattern.compile("(?m)^# TYPE (trunkline_\\w+) (\\w+)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(trunkline_\\w+)` \\| (\\w+)(, later)? \\|");

    private record Metric(String type, boolean later) {}

    @Test
    void documentAndServicesNameTheSameMetrics(Sandbox sandbox) throws IOException {
        // Given
        var documented = documented();
        // When
        var served = new TreeMap<String, String>();
        SERVICES.forEach(service -> served.putAll(served(sandbox, service)));
        // Then
        assertThat(documented.keySet())
                .as("docs/metrics.md: describe what is served")
                .containsAll(served.keySet());
        assertThat(served.keySet())
                .as("docs/metrics.md: take out what is not served, or mark it: later")
                .containsAll(documented.entrySet().stream()
                        .filter(metric -> !metric.getValue().later())
                        .map(Map.Entry::getKey)
                        .toList());
        assertThat(served)
                .allSatisfy((name, type) -> assertThat(documented.get(name).type())
                        .as("docs/metrics.md: type of %s", name)
                        .isEqualTo(type));
    }

    @Test
    @Tag("Y06")
    void everyServiceShowsTheAgeOfItsOldestEvent(Sandbox sandbox) {
        assertThat(DOMAIN_SERVICES)
                .allSatisfy(service ->
                        assertThat(served(sandbox, service)).containsKey("trunkline_journal_oldest_age_seconds"));
    }

    private static Map<String, Metric> documented() throws IOException {
        var text = Files.readString(Sandbox.ROOT.resolve("docs/metrics.md"));
        return ROW.matcher(text)
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> new Metric(row.group(2), row.group(3) != null)));
    }

    /** Names and types; the greatest value of a timer counts as a part of it. */
    private static Map<String, String> served(Sandbox sandbox, String service) {
        var text = given().get(sandbox.value(service) + "/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var types = TYPE_LINE
                .matcher(text)
                .results()
                .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2)));
        Predicate<String> partOfATimer =
                name -> name.endsWith("_max") && types.containsKey(name.substring(0, name.length() - "_max".length()));
        return types.entrySet().stream()
                .filter(type -> !partOfATimer.test(type.getKey()))
                .collect(Collectors.toMap(type -> sample(type.getKey(), type.getValue()), Map.Entry::getValue));
    }

    /** OpenMetrics names a counter without the ending that its samples have. */
    private static String sample(String name, String type) {
        return type.equals("counter") && !name.endsWith("_total") ? name + "_total" : name;
    }
}
