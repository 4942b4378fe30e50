package dev.trunkline.bridge.copy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MarkerTest {

    private static final UUID LINK = UUID.randomUUID();
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void marksACopyAndKeepsWhatTheMessageHas() {
        // When
        var marked =
                JSON.valueToTree(Marker.on("{\"media\":\"m\"}", LINK, "IM1")).toString();
        // Then
        assertThat(Marker.copyOf(marked, LINK)).contains("IM1");
        assertThat(Marker.without(marked)).isEqualTo(Map.of("media", "m"));
    }

    @Test
    void leavesTheCopiesOfOtherLinks() {
        var marked = JSON.valueToTree(Marker.on("{}", UUID.randomUUID(), "IM1")).toString();
        assertThat(Marker.copyOf(marked, LINK)).isEmpty();
        assertThat(Marker.isCopy(marked)).isTrue();
    }

    @Test
    void knowsTheTagOfTheIntegrationBefore() {
        assertThat(Marker.isOldCopy("{\"AddedViaConversationWebhook\":true}")).isTrue();
        assertThat(Marker.isOldCopy("{}")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "no json", "\"text\"", "null", "{\"trunkline\":7}"})
    void seesNoMarkInWhatIsNone(String attributes) {
        assertThat(Marker.copyOf(attributes, LINK)).isEmpty();
        assertThat(Marker.isCopy(attributes)).isFalse();
        assertThat(Marker.without(attributes)).isEmpty();
    }
}
