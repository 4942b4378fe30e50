package dev.trunkline.simulator;

import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.flexapi.v1.Interaction;
import com.twilio.rest.flexapi.v1.interaction.interactionchannel.InteractionTransfer;
import com.twilio.rest.proxy.v1.Service;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class RestartTest {

    private static final String CUSTOMER = "+14155550123";

    @TempDir
    Path data;

    private SimulatorConfig config() {
        return SimulatorConfig.sandbox("http://127.0.0.1:1").dataDirectory(data);
    }

    @Test
    void keepsNumbersMessagesMediaAndResources() throws Exception {
        // Given
        String service;
        InteractionTransfer transfer;
        try (var simulator = TwilioSimulator.start(config())) {
            var twilio = SimulatedTwilio.client(simulator, Sandbox.FLEX);
            simulator.handset().sendPicture(CUSTOMER, Sandbox.SMS_NUMBER, "look");
            var number = simulator.senders().getFirst();
            IncomingPhoneNumber.updater(number.sid())
                    .setSmsUrl("http://127.0.0.1:2/new")
                    .update(twilio);
            service = Service.creator("proxy-1").create(twilio).getSid();
            var interaction =
                    Interaction.creator(Map.of("type", "sms")).create(twilio).getSid();
            transfer = InteractionTransfer.creator(interaction, "UO" + "1".repeat(32))
                    .setBody(Map.of("to", "WQ1", "type", "cold"))
                    .create(twilio);
        }

        // When
        try (var simulator = TwilioSimulator.start(config())) {
            // Then
            var twilio = SimulatedTwilio.client(simulator, Sandbox.FLEX);
            var message = simulator.handset().messages(CUSTOMER).getFirst();
            assertThat(message.body()).isEqualTo("look");
            var picture =
                    URI.create(simulator.baseUrl() + message.media().getFirst().url());
            var bytes = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(picture).build(), BodyHandlers.ofByteArray())
                    .body();
            assertThat(bytes)
                    .isEqualTo(dev.trunkline.simulator.handset.Handset.samplePicture()
                            .bytes());
            assertThat(simulator.senders().getFirst().setting("sms_url")).isEqualTo("http://127.0.0.1:2/new");
            assertThat(Service.fetcher(service).fetch(twilio).getUniqueName()).isEqualTo("proxy-1");
            var kept = InteractionTransfer.fetcher(
                            transfer.getInteractionSid(), transfer.getChannelSid(), transfer.getSid())
                    .fetch(twilio);
            assertThat(kept.getTo()).isEqualTo("WQ1");
        }
    }

    @Test
    void writesBehindWhileItRuns() {
        try (var simulator = TwilioSimulator.start(config())) {
            // When
            simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "written soon");

            // Then
            await().ignoreExceptionsInstanceOf(NoSuchFileException.class)
                    .untilAsserted(() -> assertThat(Files.readString(data.resolve("state.json")))
                            .contains("written soon"));
        }
    }

    @Test
    void forgetsEverythingOnReset() {
        try (var simulator = TwilioSimulator.start(config())) {
            // Given
            simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "gone");

            // When
            simulator.reset();

            // Then
            assertThat(simulator.handset().customers()).isEmpty();
            assertThat(simulator.senders()).hasSize(4);
        }
    }
}
