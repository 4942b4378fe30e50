package dev.trunkline.messaging.it;

import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.messaging.upload.Samples;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.handset.HandsetMessage;
import dev.trunkline.simulator.messaging.MediaContent;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What strangers may send, and agents too: it is kept as it is, harms nobody, and stops nothing. */
@QuarkusTest
class HostileInputTest extends InboxTestBase {

    private static final String TEXT =
            "<img src=x onerror=alert(1)> \u202E 👩‍👩‍👧 \u05E9\u05DC\u05D5\u05DD '; drop table message; -- {{1}} ${7*7}";

    @Test
    @Tag("C03")
    void keepsTenFilesOfAnyKindAndShowsThoseAloneThatRunNothing() {
        // Given
        var customer = customer();
        var types = List.of(
                "image/jpeg:jpeg",
                "image/gif:gif",
                "audio/mpeg:mp3",
                "video/mp4:mp4",
                "image/heic:heic",
                "text/csv:csv",
                "application/pdf:pdf",
                "text/html:html",
                "image/svg+xml:svg",
                "text/x-vcard:csv");
        var files = types.stream()
                .map(type -> type.split(":"))
                .map(type -> new MediaContent(type[0], "../" + type[1] + "\"><script>", Samples.of(type[1])))
                .toList();
        // When
        twilio.handset().send(customer, Sandbox.SMS_NUMBER, TEXT, files, Map.of());
        // Then
        var message = settled(id(conversationWith(customer)), "stored");
        assertThat(message).containsEntry("body", TEXT);
        var media = media(message);
        assertThat(media).hasSize(10);
        for (int i = 0; i < 10; i++) {
            var answer = api().get(String.valueOf(media.get(i).get("url")).substring("/api".length()));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.asByteArray()).isEqualTo(files.get(i).bytes());
            assertThat(answer.contentType()).startsWith(files.get(i).contentType());
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
            assertThat(answer.header("Content-Disposition"))
                    .startsWith(i < 4 ? "inline; " : "attachment; ")
                    .doesNotContain("script", "..");
        }
    }

    @Test
    @Tag("C18")
    void fetchesNothingThatIsNoMediaOfTwiliosAndKeepsTheText() {
        // Given
        var number = customer();
        var sid = sid("SM");
        var form = new LinkedHashMap<>(inbound("whatsapp:" + number, Sandbox.WHATSAPP_NUMBER, sid, TEXT));
        var addresses =
                List.of("javascript:alert(1)", "https://evil.example/1.jpg", "http://169.254.169.254/latest", "%");
        form.put("NumMedia", "4");
        form.put("ProfileName", TEXT);
        for (int i = 0; i < addresses.size(); i++) {
            form.put("MediaUrl" + i, addresses.get(i));
            form.put("MediaContentType" + i, "text/html\"><script>alert(1)</script>");
        }
        // When
        door.post(WebhookRoute.MESSAGING, form);
        // Then
        var conversation = conversationWith("whatsapp:" + number);
        var message = settled(id(conversation), "failed");
        assertThat(conversation).containsEntry("contactName", TEXT);
        assertThat(message).containsEntry("body", TEXT);
        assertThat(media(message))
                .hasSize(4)
                .allSatisfy(item -> assertThat(String.valueOf(item.get("url"))).startsWith("/api/media/"));
        assertThat(twilio.calls().where(call -> call.path().contains(sid))).isEmpty();
    }

    @Test
    @Tag("C18")
    void keepsANumberThatIsMarkupAsItIs() {
        // Given
        var number = "messenger:" + TEXT + sid("");
        // When
        door.post(WebhookRoute.MESSAGING, inbound(number, Sandbox.MESSENGER_ID, sid("SM"), "Who am I?"));
        // Then
        assertThat(messages(id(conversationWith(number))))
                .singleElement()
                .satisfies(message ->
                        assertThat(message).containsEntry("from", number).containsEntry("body", "Who am I?"));
    }

    /** As much as the ingress takes, and more words than PostgreSQL finds again. */
    @Test
    void keepsAMegabyteOfTextAndGoesOn() {
        // Given
        var customer = customer();
        var words = IntStream.range(0, 130_000).mapToObj(Integer::toString).collect(Collectors.joining("+"));
        // When
        door.stream("[" + streamed(customer, sid("SM"), words, 0) + "]");
        settle(customer);
        // Then
        assertThat(messages(id(conversationWith(customer))))
                .extracting(message -> message.get("body"))
                .containsExactly(words, "settled");
    }

    @ParameterizedTest
    @Tag("C04")
    @ValueSource(strings = {TEXT, "\u202E\u202Dright to left \u0645\u0631\u062D\u0628\u0627", "🧑🏽‍🚀"})
    void sendsWhatAnAgentWroteAsItIs(String text) {
        // Given
        var customer = customer();
        var conversation = open(customer);
        // When
        var answer = send(conversation, Map.of("body", text));
        // Then
        assertThat(answer.statusCode()).isIn(201, 202);
        var got = until(() -> Optional.of(twilio.handset().messages(customer)).filter(list -> !list.isEmpty()));
        assertThat(got).extracting(HandsetMessage::body).containsExactly(text);
        assertThat(messages(conversation))
                .singleElement()
                .satisfies(message -> assertThat(message).containsEntry("body", text));
    }

    @ParameterizedTest
    @CsvSource({"nul \\u0000 byte, nul \uFFFD byte", "half of a pair \\uD83D, half of a pair ?"})
    void sendsWhatItShowsOfWhatIsNoText(String body, String shown) {
        // Given
        var customer = customer();
        var conversation = open(customer);
        // When
        var answer = api().body("{\"body\":\"" + body + "\"}").post("/conversations/{id}/messages", conversation);
        // Then
        assertThat(answer.statusCode()).isIn(201, 202);
        var got = until(() -> Optional.of(twilio.handset().messages(customer)).filter(list -> !list.isEmpty()));
        assertThat(got).extracting(HandsetMessage::body).containsExactly(shown);
        assertThat(messages(conversation))
                .singleElement()
                .satisfies(message -> assertThat(message).containsEntry("body", shown));
    }

    /** The conversation's first message, once none of its media is being fetched. */
    private Map<String, Object> settled(String conversation, String state) {
        return until(() -> messages(conversation, 1).stream().findFirst().filter(message -> {
            var states = media(message).stream().map(item -> item.get("state"));
            return states.allMatch(state::equals);
        }));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> media(Map<String, Object> message) {
        return (List<Map<String, Object>>) Objects.requireNonNull(message.get("media"));
    }
}
