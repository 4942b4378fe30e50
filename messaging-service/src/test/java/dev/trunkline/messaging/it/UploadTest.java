package dev.trunkline.messaging.it;

import dev.trunkline.messaging.upload.Samples;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.flex.FlexTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class UploadTest extends InboxTestBase {

    private static final int MEGABYTE = 1024 * 1024;

    @ParameterizedTest
    @CsvSource({
        "jpeg,image/jpeg",
        "png,image/png",
        "mp3,audio/mpeg",
        "frame,audio/mpeg",
        "ogg,audio/ogg",
        "amr,audio/amr",
        "mp4,video/mp4",
        "pdf,application/pdf"
    })
    @Tag("B10")
    void takesAFileAndServesItToWhoeverHasItsAddress(String kind, String mediaType) {
        // Given
        var file = Samples.of(kind);
        // When
        var answer = upload(api(), "my holiday (1)." + kind, file, Map.of());
        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.jsonPath().getString("mediaSid")).matches("ME[0-9a-f]{32}");
        assertThat(answer.jsonPath().getString("mediaType")).isEqualTo(mediaType);
        assertThat(answer.jsonPath().getString("dateCreated")).endsWith("Z");
        var url = answer.jsonPath().getString("mediaUrl");
        assertThat(url).startsWith(SandboxResource.PUBLIC_URL + "/public/media/");
        var served = given().get(url.substring(SandboxResource.PUBLIC_URL.length()));
        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(served.contentType()).isEqualTo(mediaType);
        assertThat(served.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(served.header("Content-Disposition")).startsWith("inline; filename=\"my-holiday-1.");
        assertThat(served.asByteArray()).isEqualTo(file);
        var head = given().head(url.substring(SandboxResource.PUBLIC_URL.length()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.contentType()).isEqualTo(mediaType);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gif", "heic", "csv", "html", "svg", "empty", "quicktime"})
    @Tag("B10")
    void takesNoOtherKindWhateverItIsCalled(String kind) {
        // When
        var answer = upload(api(), "picture.png", Samples.of(kind), Map.of());
        // Then
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    @Tag("B10")
    void sendsTheSameFileTwice() {
        // Given
        var conversation = open(customer());
        var file = Samples.of("jpeg");
        // When
        var first = upload(api(), "a.jpg", file, Map.of()).jsonPath().getString("mediaUrl");
        var second = upload(api(), "a.jpg", file, Map.of()).jsonPath().getString("mediaUrl");
        // Then
        assertThat(List.of(first, second)).doesNotHaveDuplicates().allSatisfy(url -> {
            assertThat(send(conversation, Map.of("body", "", "mediaUrl", url)).statusCode())
                    .isEqualTo(201);
            assertThat(given().get(url.substring(SandboxResource.PUBLIC_URL.length()))
                            .asByteArray())
                    .isEqualTo(file);
        });
        assertThat(twilio.calls().of("api", "POST", "/Messages.json"))
                .extracting(call -> call.formValue("MediaUrl").orElse(""))
                .contains(first, second);
    }

    @Test
    @Tag("Y15")
    void keepsTheFileOfAMessageThatTwilioRefusedToSendItAgain() {
        // Given
        var customer = customer();
        var conversation = open(customer);
        var file = Samples.of("png");
        var url = upload(api(), "a.png", file, Map.of()).jsonPath().getString("mediaUrl");
        twilio.faults()
                .add(Fault.of(FaultKind.REFUSAL)
                        .method("POST")
                        .address(customer)
                        .times(1));
        // When
        var refused = send(conversation, Map.of("body", "Look", "mediaUrl", url));
        // Then
        assertThat(refused.statusCode()).isEqualTo(502);
        var media = onlyMedia(messages(conversation).getFirst());
        assertThat(media).containsEntry("state", "stored").containsEntry("contentType", "image/png");
        var kept = api().get("/media/{id}", media.get("id"));
        assertThat(kept.asByteArray()).isEqualTo(file);
        var anew = upload(api(), "attachment-1", kept.asByteArray(), Map.of())
                .jsonPath()
                .getString("mediaUrl");
        assertThat(send(conversation, Map.of("body", "Look", "mediaUrl", anew)).statusCode())
                .isEqualTo(201);
        assertThat(twilio.handset().messages(customer))
                .singleElement()
                .satisfies(message -> assertThat(message.body()).isEqualTo("Look"));
        assertThat(onlyMedia(messages(conversation).getLast())).containsEntry("state", "stored");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> onlyMedia(Map<String, Object> message) {
        return Objects.requireNonNull((List<Map<String, Object>>) message.get("media"))
                .getFirst();
    }

    @Test
    @Tag("B10")
    void saysInWordsWhatIsTooLargeForAChannel() {
        // Given
        var picture = Samples.large("jpeg", 6 * MEGABYTE);
        // When
        var forMms = upload(api(), "a.jpg", picture, Map.of("channel", "sms"));
        var forAny = upload(api(), "a.jpg", picture, Map.of());
        var film = upload(api(), "a.mp4", Samples.large("mp4", 6 * MEGABYTE), Map.of("channel", "whatsapp"));
        // Then
        assertThat(forMms.statusCode()).isEqualTo(413);
        assertThat(forMms.jsonPath().getString("detail")).contains("6.0 MB", "sms takes 5 MB");
        assertThat(film.statusCode()).isEqualTo(201);
        var conversation = open(customer());
        var sent = send(
                conversation,
                Map.of("body", "Look", "mediaUrl", forAny.jsonPath().getString("mediaUrl")));
        assertThat(sent.statusCode()).isEqualTo(413);
        assertThat(messages(conversation)).isEmpty();
    }

    @Test
    @Tag("B10")
    void tellsWhatCanBeUploadedBeforehand() {
        // When
        var rules = api().get("/upload-rules");
        // Then
        assertThat(rules.statusCode()).isEqualTo(200);
        assertThat(rules.jsonPath().getList("items.name"))
                .containsExactly("JPEG", "PNG", "MP3", "OGG", "AMR", "MP4", "PDF");
        assertThat(rules.jsonPath().getList("items[0].suffixes")).containsExactly(".jpg", ".jpeg");
        assertThat(rules.jsonPath().getInt("items[0].largest.whatsapp")).isEqualTo(5 * MEGABYTE);
        assertThat(rules.jsonPath().getInt("items[5].largest.whatsapp")).isEqualTo(16 * MEGABYTE);
        assertThat(given().get("/upload-rules").statusCode()).isEqualTo(401);
    }

    @Test
    @Tag("B10")
    void servesNoAddressThatWasTamperedWith() {
        // Given
        var url =
                upload(api(), "a.jpg", Samples.of("jpeg"), Map.of()).jsonPath().getString("mediaUrl");
        var path = url.substring(SandboxResource.PUBLIC_URL.length());
        var tampered = path.substring(0, 20) + (path.charAt(20) == 'A' ? 'B' : 'A') + path.substring(21);
        // Then
        assertThat(given().get(tampered).statusCode()).isEqualTo(404);
        assertThat(given().get("/public/media/nonsense").statusCode()).isEqualTo(404);
        var conversation = open(customer());
        var sent = send(conversation, Map.of("body", "", "mediaUrl", SandboxResource.PUBLIC_URL + tampered));
        assertThat(sent.statusCode()).isEqualTo(422);
    }

    @Test
    @Tag("B10")
    @Tag("B08")
    void takesFilesFromAgentsAlone() {
        // Given
        var token = sid("token-");
        twilio.flexTokens().add(new FlexTokens.Login(token, Sandbox.FLEX.sid(), "ann", sid("WK"), List.of("agent")));
        var jpeg = Samples.of("jpeg");
        // Then
        assertThat(upload(given(), "a.jpg", jpeg, Map.of()).statusCode()).isEqualTo(401);
        assertThat(upload(given().header("X-Auth-Token", "forged"), "a.jpg", jpeg, Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(upload(given().header("X-Auth-Token", token), "a.jpg", jpeg, Map.of())
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void keepsRequestsOfOtherKindsSmall() {
        // When
        var answer = send(open(customer()), Map.of("body", "x".repeat(2 * MEGABYTE)));
        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    private static Response upload(RequestSpecification by, String name, byte[] content, Map<String, String> fields) {
        var request = by.contentType("multipart/form-data").multiPart("file", name, content, "image/png");
        fields.forEach(request::multiPart);
        return request.post("/media");
    }
}
