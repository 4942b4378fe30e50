package dev.trunkline.twilio.chat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AttributesTest {

    @Test
    @Tag("B05")
    void keepsWhatIsThere() {
        assertThat(Attributes.merged("IM1", "{\"k\":{\"a\":[1]},\"media\":\"old\"}", Map.of("media", "new")))
                .contains("{\"k\":{\"a\":[1]},\"media\":\"new\"}");
    }

    @Test
    void changesNothingWhereAllIsThereAlready() {
        assertThat(Attributes.merged("IM1", "{\"a\":1,\"b\":[true]}", Map.of("b", List.of(true))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "\"\""})
    void beginsWithNothing(String attributes) {
        assertThat(Attributes.merged("IM1", attributes, Map.of("a", 1))).contains("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "\"text\"", "7", "{broken"})
    void losesNothingThatItCannotRead(String attributes) {
        assertThatThrownBy(() -> Attributes.merged("IM1", attributes, Map.of("a", 1)))
                .isInstanceOf(UnreadableAttributesException.class)
                .hasMessageContaining("IM1");
    }
}
