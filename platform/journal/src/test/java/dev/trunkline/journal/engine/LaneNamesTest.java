package dev.trunkline.journal.engine;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LaneNamesTest {

    @ParameterizedTest
    @CsvSource({
        "+14155550100;whatsapp:+14155552671, +*0100;whatsapp:+*2671",
        "messenger:104900000000001, messenger:*0001",
        "CH00000000000000000000000000000001, CH00000000000000000000000000000001",
        "unreadable:trunkline.webhooks.messaging, unreadable:trunkline.webhooks.messaging"
    })
    void showsNoWholePhoneNumber(String lane, String shown) {
        assertThat(LaneNames.forLogs(lane)).isEqualTo(shown);
    }
}
