package dev.trunkline.messaging.mms;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RelayTest {

    @ParameterizedTest
    @CsvSource({"MM1,IM1,true", "SM1,IM1,false", "MM1,SM1,false", "MM1,MM2,false", "CA1,IM1,false"})
    @Tag("B02")
    void concernsMmsIntoChatsAlone(String inbound, String outbound, boolean concerned) {
        assertThat(Relay.concerns(inbound, outbound)).isEqualTo(concerned);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHx", "CHx.y", "CHx.y.z", " CHx"})
    @Tag("B01")
    void takesTheChatFromTheSessionsName(String name) {
        assertThat(Relay.conversation(name)).contains("CHx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".y"})
    @Tag("B02")
    void knowsNoChatWithoutAName(String name) {
        assertThat(Relay.conversation(name)).isEmpty();
    }

    @Test
    @Tag("B04")
    void keepsAllPicturesInOrderWithTheFirstUnderTheOldKeys() {
        // When
        var attributes =
                Relay.attributes(List.of(new ChatPicture("a", "image/png"), new ChatPicture("b", "video/mp4")));
        // Then
        assertThat(attributes)
                .isEqualTo(Map.of(
                        "media", "a",
                        "mediaType", "image/png",
                        "mediaList",
                                List.of(
                                        Map.of("media", "a", "mediaType", "image/png"),
                                        Map.of("media", "b", "mediaType", "video/mp4"))));
    }
}
