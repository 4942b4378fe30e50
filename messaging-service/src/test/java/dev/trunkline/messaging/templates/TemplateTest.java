package dev.trunkline.messaging.templates;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TemplateTest {

    private final Template template = new Template(
            "HX1",
            "reminder",
            "en",
            "Hello {{name}}, see you on {{ 2 }}. {{name}}!",
            Map.of("name", "Ana", "2", "Monday"),
            List.of("twilio/text"),
            new Template.Approval("approved", "UTILITY", ""),
            Instant.EPOCH);

    @Test
    @Tag("X02")
    void fillsEveryPlaceholderAndNothingElse() {
        // When
        var filled = template.fill(Map.of("name", "$1 {{2}}", "2", "Friday"));
        // Then
        assertThat(filled).isEqualTo(new Template.Filling.Filled("Hello $1 {{2}}, see you on Friday. $1 {{2}}!"));
        assertThat(template.placeholders()).containsExactly("name", "2");
    }

    @Test
    @Tag("X02")
    void namesEveryVariableThatIsMissingOrUnknown() {
        // When
        var wrong = template.fill(Map.of("name", " ", "3", "x"));
        // Then
        assertThat(wrong)
                .asInstanceOf(InstanceOfAssertFactories.type(Template.Filling.Wrong.class))
                .extracting(Template.Filling.Wrong::errors, InstanceOfAssertFactories.list(String.class))
                .containsExactlyInAnyOrder(
                        "template.variables.name: must be some text",
                        "template.variables.2: must be some text",
                        "template.variables.3: the template has no such placeholder");
    }
}
