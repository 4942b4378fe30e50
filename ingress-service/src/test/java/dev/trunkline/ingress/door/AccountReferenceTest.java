package dev.trunkline.ingress.door;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AccountReferenceTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsTheAccountWhereverItStands() {
        assertThat(AccountReference.inForm(bytes("AccountSid=AC1"))).contains("AC1");
        assertThat(AccountReference.inForm(bytes("a=b&AccountSid=AC1&c=d"))).contains("AC1");
        assertThat(AccountReference.inForm(bytes("a=b&AccountSid=AC1"))).contains("AC1");
    }

    @Test
    void readsTheAccountOfAProxyInteraction() {
        assertThat(AccountReference.inForm(bytes("interactionSid=KI1&interactionAccountSid=AC1")))
                .contains("AC1");
    }

    @Test
    void takesNoOtherParameterForIt() {
        assertThat(AccountReference.inForm(bytes("ParentAccountSid=AC1&Body=AccountSid%3DAC2")))
                .isEmpty();
    }

    @Test
    void anEmptyAccountCountsAsNone() {
        assertThat(AccountReference.inForm(bytes("AccountSid=&a=b"))).isEmpty();
        assertThat(AccountReference.inForm(bytes("AccountSid="))).isEmpty();
        assertThat(AccountReference.inForm(new byte[0])).isEmpty();
    }

    @Test
    void findsASidInABody() {
        assertThat(AccountReference.occursIn(bytes("{\"accountSid\":\"AC12\"}"), "AC12"))
                .isTrue();
        assertThat(AccountReference.occursIn(bytes("AC1"), "AC12")).isFalse();
    }
}
