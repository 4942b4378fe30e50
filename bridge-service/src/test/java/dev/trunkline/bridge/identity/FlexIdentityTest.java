package dev.trunkline.bridge.identity;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FlexIdentityTest {

    @ParameterizedTest
    @Tag("E10")
    @ValueSource(
            strings = {"a_b@c.d", "x_5Fy", "jo+k", "", "_", "__5F", "a b-c", "Jürgen", "😀", "agent.one@example.com"})
    void bringsEveryNameBackExactly(String name) {
        assertThat(FlexIdentity.decode(FlexIdentity.encode(name))).contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "agent.one@example.com, agent_2Eone_40example_2Ecom",
        "a_b@c.d, a_5Fb_40c_2Ed",
        "x_5Fy, x_5F5Fy",
        "jo+k, jo_2Bk",
        "é, _C3_A9"
    })
    void writesNamesAsFlexDoes(String name, String encoded) {
        assertThat(FlexIdentity.encode(name)).isEqualTo(encoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sms+14155550123", "a_b", "a_", "a_2", "a_2e", "a_61", "a_C3", "é"})
    void readsNothingThatItWouldNotWrite(String other) {
        assertThat(FlexIdentity.decode(other)).isEmpty();
    }
}
