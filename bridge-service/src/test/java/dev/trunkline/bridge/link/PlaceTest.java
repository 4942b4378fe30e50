package dev.trunkline.bridge.link;

import dev.trunkline.bridge.link.Pair.CreateOn;
import dev.trunkline.twilio.chat.ChatProduct;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlaceTest {

    private static final Place FLEX =
            new Place("AC1", ChatProduct.CHAT, "IS1", true, Optional.empty(), Optional.empty());
    private static final Place SECOND =
            new Place("AC1", ChatProduct.CONVERSATIONS, "IS2", false, Optional.empty(), Optional.empty());

    @ParameterizedTest
    @Tag("E10")
    @CsvSource({
        "agent_2Eone, agent.one",
        "+14155550123, +14155550123",
        "whatsapp:+1415, whatsapp:+1415",
        "system, system"
    })
    void namesPeopleAsEachPlaceDoes(String flex, String second) {
        assertThat(FLEX.nameAt(SECOND, flex)).isEqualTo(second);
        assertThat(SECOND.nameAt(FLEX, second)).isEqualTo(flex);
    }

    @Test
    void leavesACustomersNameThatNobodyEncoded() {
        assertThat(FLEX.nameAt(SECOND, "sms+14155550123")).isEqualTo("sms+14155550123");
    }

    @Test
    void findsTheSideOfAnAccountWithTwoServices() {
        var pairs =
                new Pairs(List.of(new Pair("main", FLEX, SECOND, CreateOn.ACCEPTANCE, false, true, Optional.empty())));
        assertThat(pairs.of("AC1", ChatProduct.CONVERSATIONS, "IS2"))
                .map(Pairs.Spot::side)
                .contains(Side.SECOND);
        assertThat(pairs.of("AC1", ChatProduct.CHAT, "IS2")).isEmpty();
    }

    @Test
    void refusesAServiceOnBothSides() {
        var pair = new Pair("main", FLEX, FLEX, CreateOn.ACCEPTANCE, false, true, Optional.empty());
        assertThatThrownBy(() -> new Pairs(List.of(pair))).hasMessageContaining("IS1");
    }

    @Test
    void readsWhichConversationAnotherPointsTo() {
        assertThat(Pointers.to(FLEX, "CH1").toString()).contains("chatChannelSid=CH1", "chatInstanceSid=IS1");
        assertThat(Pointers.from(FLEX, "{\"chatChannelSid\":\"CH1\",\"a\":1}")).contains("CH1");
        assertThat(Pointers.from(SECOND, "{\"chatChannelSid\":\"CH1\"}")).isEmpty();
        assertThat(Pointers.from(SECOND, "no json")).isEmpty();
    }
}
