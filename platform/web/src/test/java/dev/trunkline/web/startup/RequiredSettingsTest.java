package dev.trunkline.web.startup;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequiredSettingsTest {

    @Test
    @Tag("G01")
    void findsEverySettingThatIsMissingOrBlank() {
        // Given
        var config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(Map.of("given", "x", "blank", " "), "test", 1))
                .build();
        // When
        var missing = RequiredSettings.missing(config, List.of("given", "blank", "absent"));
        // Then
        assertThat(missing).containsExactly("blank", "absent");
    }

    @Test
    @Tag("G01")
    void namesEachMissingSettingAndItsVariable() {
        assertThat(RequiredSettings.message(
                        "ingress-service", List.of("trunkline.ingress.public-url", "kafka.bootstrap.servers")))
                .startsWith("ingress-service cannot start: 2 required")
                .contains("trunkline.ingress.public-url  (environment: TRUNKLINE_INGRESS_PUBLIC_URL)")
                .contains("kafka.bootstrap.servers  (environment: KAFKA_BOOTSTRAP_SERVERS)");
    }
}
