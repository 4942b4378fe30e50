package dev.trunkline.twilio.wiring;

import dev.trunkline.twilio.failure.TwilioFailures;
import dev.trunkline.twilio.wiring.Finding.State;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class WiringTest {

    private static final String OURS = "https://trunkline.example/webhooks/chat";
    private static final Wire CHAT = wire();

    private static Wire wire() {
        var wanted = new LinkedHashMap<String, String>();
        wanted.put("PostWebhookUrl", OURS);
        wanted.put("WebhookMethod", "POST");
        wanted.put("PreWebhookUrl", "");
        return new Wire("AC1", FakeOutlet.KIND, "IS1", wanted);
    }

    private static Wiring wiring(FakeOutlet outlet) {
        return new Wiring(List.of(outlet), new TwilioFailures());
    }

    @Test
    void reportsEachPropertyAsItStands() {
        // Given
        var outlet = new FakeOutlet(
                false, new Reading(true, Map.of("PostWebhookUrl", "https://proxy.example/chat", "PreWebhookUrl", "")));
        // When
        var findings = wiring(outlet).check(List.of(CHAT));
        // Then
        assertThat(findings)
                .extracting(Finding::property, Finding::state, Finding::found, Finding::mendable)
                .containsExactly(
                        tuple("PostWebhookUrl", State.DRIFTED, "https://proxy.example/chat", true),
                        tuple("WebhookMethod", State.MISSING, null, true),
                        tuple("PreWebhookUrl", State.RIGHT, null, false));
        assertThat(outlet.written).isEmpty();
    }

    @Test
    void saysWhatNobodyCanMendFromHere() {
        // Given
        var outlet = new FakeOutlet(false, Reading.missing());
        // When
        var findings = wiring(outlet).check(List.of(CHAT));
        // Then
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.state()).isEqualTo(State.MISSING);
            assertThat(finding.mendable()).isFalse();
            assertThat(finding.reason()).contains("no such chat service");
        });
        assertThatThrownBy(() -> wiring(outlet).mend(CHAT, Reading.missing()))
                .isInstanceOf(NotAtTwilioException.class)
                .hasMessageContaining("AC1");
    }

    @Test
    void goesOnWhereTwilioDoesNotAnswer() {
        // Given
        var outlet = new FakeOutlet(false, Reading.missing());
        outlet.fail(new UncheckedIOException(new ConnectException()));
        // When
        var findings = wiring(outlet).check(List.of(CHAT, CHAT));
        // Then
        assertThat(findings).hasSize(6).allSatisfy(finding -> {
            assertThat(finding.state()).isEqualTo(State.UNREACHABLE);
            assertThat(finding.reason()).isNotBlank();
        });
    }

    @Test
    void setsOnlyWhatDiffersAndNothingTheSecondTime() {
        // Given
        var outlet = new FakeOutlet(false, new Reading(true, Map.of("WebhookMethod", "POST", "PostWebhookUrl", "x")));
        var wiring = wiring(outlet);
        // When
        var mended = wiring.mend(CHAT, wiring.read(CHAT));
        var again = wiring.mend(CHAT, wiring.read(CHAT));
        // Then
        assertThat(outlet.written).containsExactly(Map.of("PostWebhookUrl", OURS));
        assertThat(wiring.drift(CHAT, mended)).isEmpty();
        assertThat(again).isEqualTo(mended);
    }

    @Test
    void leavesToPeopleWhatOnlyTheyCanMend() {
        // Given
        var outlet = new FakeOutlet(false, new Reading(true, Map.of()));
        outlet.leaveToPeople("ask WhatsApp");
        var wiring = wiring(outlet);
        // When
        var mended = wiring.mend(CHAT, wiring.read(CHAT));
        // Then
        assertThat(outlet.written).isEmpty();
        assertThat(wiring.compare(CHAT, mended)).allMatch(finding -> !finding.mendable());
        assertThat(wiring.compare(CHAT, mended).getFirst().reason()).isEqualTo("ask WhatsApp");
    }

    @Test
    void makesWhatCanBeMade() {
        // Given
        var outlet = new FakeOutlet(true, Reading.missing());
        var wiring = wiring(outlet);
        // When
        var made = wiring.mend(CHAT, wiring.read(CHAT));
        // Then
        assertThat(made.there()).isTrue();
        assertThat(wiring.drift(CHAT, made)).isEmpty();
    }
}
