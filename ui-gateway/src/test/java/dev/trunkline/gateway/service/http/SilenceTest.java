package dev.trunkline.gateway.service.http;

import java.net.URI;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SilenceTest {

    private static final URI PROXY = URI.create("http://proxy");
    private static final URI BRIDGE = URI.create("http://bridge");

    private final Silence silence = new Silence();

    @Test
    void beginsOnceHoweverOftenNobodyAnswers() {
        assertThat(silence.beginsAt(PROXY)).isTrue();
        assertThat(silence.beginsAt(PROXY)).isFalse();
        assertThat(silence.beginsAt(BRIDGE)).isTrue();
    }

    @Test
    void endsOnceAndMayBeginAgain() {
        silence.beginsAt(PROXY);
        assertThat(silence.endsAt(PROXY)).isTrue();
        assertThat(silence.endsAt(PROXY)).isFalse();
        assertThat(silence.endsAt(BRIDGE)).isFalse();
        assertThat(silence.beginsAt(PROXY)).isTrue();
    }
}
