package dev.trunkline.contracts.webhook;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FormParametersTest {

    private record Pair(String name, String value) {}

    @Test
    void decodesEscapesPlusAndUtf8() {
        assertThat(parse("Body=Ja%2C+gerne+%F0%9F%91%8D+%e2%80%93&From=%2B1415").all("Body"))
                .containsExactly("Ja, gerne 👍 –");
    }

    @Test
    void keepsRepeatedNamesInTheOrderOfTheWire() {
        // When
        var parameters = parse("b=2&a=1&b=&b=3");
        // Then
        assertThat(parameters.names()).containsExactly("b", "a");
        assertThat(parameters.all("b")).containsExactly("2", "", "3");
    }

    @Test
    void takesAnEmptyValueForAbsentButKeepsIt() {
        // When
        var parameters = parse("From=&To&=x&Body=a=b");
        // Then
        assertThat(parameters.get("From")).isEmpty();
        assertThat(parameters.all("From")).containsExactly("");
        assertThat(parameters.all("To")).containsExactly("");
        assertThat(parameters.get("")).contains("x");
        assertThat(parameters.get("Body")).contains("a=b");
        assertThat(parameters.get("Nobody")).isEmpty();
        assertThat(parameters.all("Nobody")).isEmpty();
    }

    @Test
    void takesTheFirstValueThatIsThere() {
        assertThat(parse("a=&a=2&a=3").get("a")).contains("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&", "&&&"})
    void findsNothingInAnEmptyForm(String form) {
        assertThat(parse(form).names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a=%,2", "a=%4,2", "a=%zz,2", "a=1&b=%+1,6", "%4=a,0", "a=%4&b=1,2", "a=%-1,2"})
    void refusesBrokenEscapes(String form, int at) {
        assertThatThrownBy(() -> parse(form))
                .isInstanceOf(MalformedFormException.class)
                .hasMessageContaining("at byte " + at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%ff", "%c3%28=a", "a=%ed%a0%80", "a=%f8%88%80%80%80", "a=%c0%af"})
    void refusesWhatIsNotUtf8(String form) {
        assertThatThrownBy(() -> parse(form))
                .isInstanceOf(MalformedFormException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void cannotBeChanged() {
        // When
        var parameters = parse("a=1");
        // Then
        assertThatThrownBy(() -> parameters.all("a").add("2")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> parameters.names().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Property
    void readsBackWhatAnEncoderWrote(@ForAll("forms") List<Pair> pairs) {
        // Given
        Map<String, List<String>> expected = new LinkedHashMap<>();
        pairs.forEach(pair ->
                expected.computeIfAbsent(pair.name, name -> new ArrayList<>()).add(pair.value));
        var form = String.join(
                "&",
                pairs.stream()
                        .map(pair -> encode(pair.name) + "=" + encode(pair.value))
                        .toList());
        // When
        var parameters = parse(form);
        // Then
        assertThat(parameters.names()).containsExactlyElementsOf(expected.keySet());
        expected.forEach((name, values) -> assertThat(parameters.all(name)).isEqualTo(values));
    }

    @Property
    void readsOrRefusesAnyBytes(@ForAll byte[] form) {
        // When
        Object outcome;
        try {
            outcome = Parameters.parse(form);
        } catch (MalformedFormException e) {
            outcome = e;
        }
        // Then
        assertThat(outcome).isInstanceOfAny(Parameters.class, MalformedFormException.class);
    }

    @Provide
    Arbitrary<List<Pair>> forms() {
        // Lone surrogates are no text: an encoder writes a question mark for them.
        var text = Arbitraries.strings()
                .all()
                .ofMaxLength(20)
                .filter(value -> StandardCharsets.UTF_8.newEncoder().canEncode(value));
        var name = Arbitraries.oneOf(Arbitraries.of("Body", "MediaUrl0"), text);
        return Combinators.combine(name, text).as(Pair::new).list().ofMaxSize(12);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Parameters parse(String form) {
        return Parameters.parse(form.getBytes(StandardCharsets.UTF_8));
    }
}
