package dev.trunkline.simulator.contract;

import dev.trunkline.simulator.contract.Violation.Kind;
import dev.trunkline.simulator.rest.RecordedCall;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class TwilioOpenApiTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PARCELS = "/v1/Parcels";

    private final TwilioOpenApi parcels = TwilioOpenApi.load(Path.of("src", "test", "resources", "openapi"));

    @Test
    void findsNothingWrongWithAGoodCall() {
        // Given
        var form = Map.of(
                "To", List.of("+14155550101"),
                "Weight", List.of("50"),
                "Price", List.of("1.50"),
                "Urgent", List.of("true"),
                "SendAt", List.of("2026-11-21T08:00:00Z"),
                "Day", List.of("2026-11-21"),
                "Callback", List.of("https://hooks.example.test/parcels?tenant=a%2Fb"),
                "CallbackMethod", List.of("POST"),
                "Route", List.of("{\"via\":[\"sea\"]}"),
                "Label", List.of("fragile", "this side up"));
        var withObjects = new HashMap<>(form);
        withObjects.put("Item", List.of("{\"a\":1}", "{\"b\":2}"));
        withObjects.put("State", List.of("open"));

        // When
        var violations =
                parcels.check(call("POST", PARCELS, "", withObjects, Map.of("x-twilio-webhook-enabled", "true"), 201));

        // Then
        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Weight         | 51                   | at most 50
                    Weight         | 0                    | at least 1
                    Weight         | heavy                | an integer
                    Price          | 1,50                 | a number
                    Urgent         | yes                  | true or false
                    SendAt         | tomorrow             | an ISO 8601 date and time
                    Day            | 21.11.2026           | an ISO 8601 date
                    Callback       | hooks.example.test   | a URI
                    CallbackMethod | PUSH                 | one of
                    Route          | by sea               | one JSON object
                    Item           | [{"a":1},{"b":2}]    | one JSON object
                    State          | lost                 | one of [open, closed]
                    """)
    void namesAValueThatDoesNotFit(String name, String value, String expected) {
        // When
        var violations = parcels.check(post(Map.of("To", List.of("+14155550101"), name, List.of(value))));

        // Then
        assertThat(violations).singleElement().satisfies(violation -> {
            assertThat(violation.kind()).isEqualTo(Kind.BAD_VALUE);
            assertThat(violation.detail())
                    .startsWith("form " + name + ": '" + value + "'")
                    .contains(expected);
        });
    }

    @Test
    void namesAMissingField() {
        // When
        var violations = parcels.check(post(Map.of("Weight", List.of("1"))));

        // Then
        assertThat(violations)
                .containsExactly(new Violation(7, Kind.MISSING_PARAMETER, "POST parcels/v1/Parcels", "form To"));
    }

    @Test
    void namesAnUnknownField() {
        // When
        var violations = parcels.check(post(Map.of("To", List.of("+14155550101"), "to", List.of("x"))));

        // Then
        assertThat(violations).extracting(Violation::kind).containsExactly(Kind.UNKNOWN_PARAMETER);
    }

    @Test
    void namesAFieldThatCameTwice() {
        // When
        var violations = parcels.check(post(Map.of("To", List.of("+14155550101", "+14155550102"))));

        // Then
        assertThat(violations).extracting(Violation::kind).containsExactly(Kind.REPEATED_PARAMETER);
    }

    @Test
    void namesAnUnknownPathOrProduct() {
        // When
        var violations = parcels.check(List.of(
                call("GET", "/v1/Letters", "", Map.of(), Map.of(), 200),
                call("GET", PARCELS + "/", "", Map.of(), Map.of(), 200)));

        // Then
        assertThat(violations).extracting(Violation::kind).containsExactly(Kind.UNKNOWN_PATH, Kind.UNKNOWN_PATH);
    }

    @Test
    void namesAMethodThatThePathDoesNotTake() {
        // When
        var violations = parcels.check(call("PUT", PARCELS, "", Map.of(), Map.of(), 200));

        // Then
        assertThat(violations).extracting(Violation::kind).containsExactly(Kind.UNKNOWN_METHOD);
    }

    @Test
    void namesAPathValueThatIsNoSid() {
        // When
        var violations = parcels.check(call("DELETE", PARCELS + "/PA1", "", Map.of(), Map.of(), 204));

        // Then
        assertThat(violations)
                .singleElement()
                .satisfies(violation -> assertThat(violation.detail())
                        .isEqualTo("path Sid: 'PA1' (expected: text like ^PA[0-9a-fA-F]{32}$)"));
    }

    @Test
    void namesWhatIsWrongInTheQuery() {
        // When
        var violations = parcels.check(call("GET", PARCELS, "PageSize=5000&Sort=up", Map.of(), Map.of(), 200));

        // Then
        assertThat(violations)
                .extracting(Violation::kind)
                .containsExactly(Kind.BAD_VALUE, Kind.UNKNOWN_PARAMETER, Kind.MISSING_PARAMETER);
    }

    @Test
    void namesWhatIsWrongInAHeader() {
        // When
        var violations = parcels.check(call(
                "POST",
                PARCELS,
                "",
                Map.of("To", List.of("+14155550101")),
                Map.of("x-twilio-webhook-enabled", "yes", "x-twilio-else", "1"),
                201));

        // Then
        assertThat(violations).extracting(Violation::kind).containsExactly(Kind.BAD_VALUE, Kind.UNKNOWN_PARAMETER);
    }

    @Test
    void prefersTheLiteralPathAndWantsItsContentType() {
        // When
        var violations = parcels.check(call("POST", PARCELS + "/Search", "", Map.of(), Map.of(), 200));

        // Then
        assertThat(violations).extracting(Violation::kind).containsExactly(Kind.WRONG_CONTENT_TYPE);
    }

    @Test
    void namesASuccessThatTwilioDoesNotDescribe() {
        // When
        var violations = parcels.check(call("POST", PARCELS, "", Map.of("To", List.of("+14155550101")), Map.of(), 200));

        // Then
        assertThat(violations).extracting(Violation::kind).containsExactly(Kind.UNEXPECTED_STATUS);
    }

    @ParameterizedTest
    @CsvSource({"429", "503", "0"})
    void takesAnErrorAsItIs(int status) {
        // When
        var violations =
                parcels.check(call("POST", PARCELS, "", Map.of("To", List.of("+14155550101")), Map.of(), status));

        // Then
        assertThat(violations).isEmpty();
    }

    @Test
    void refusesADirectoryThatIsNotThere() {
        assertThatThrownBy(() -> TwilioOpenApi.load(Path.of("nowhere")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("OpenAPI documents: cannot read nowhere");
    }

    @Test
    void readsWhatTwilioPublishes() {
        // Given
        var published = TwilioOpenApi.find();
        assumeTrue(published.isPresent(), "no OpenAPI documents here: set TRUNKLINE_OPENAPI_DIR");
        var account = "AC4c6d62d3bf1584e6bc1e606cd45ab7ba";

        // When
        var violations = published
                .orElseThrow()
                .check(List.of(
                        published(
                                "POST",
                                "api",
                                "/2010-04-01/Accounts/" + account + "/Messages.json",
                                "",
                                Map.of(
                                        "To", List.of("whatsapp:+14155550101"),
                                        "From", List.of("whatsapp:+14155550100"),
                                        "Body", List.of("hello"),
                                        "MediaUrl",
                                                List.of(
                                                        "https://media.example.test/1",
                                                        "https://media.example.test/2")),
                                201),
                        published(
                                "GET",
                                "api",
                                "/2010-04-01/Accounts/" + account + "/Messages.json",
                                "To=%2B14155550101&DateSent%3E=2026-11-21T08%3A00%3A00Z&PageSize=50",
                                Map.of(),
                                200),
                        published(
                                "GET",
                                "api",
                                "/2010-04-01/Accounts/" + account
                                        + "/Messages/MM00000000000000000000000000000001/Media/ME00000000000000000000000000000001",
                                "",
                                Map.of(),
                                307),
                        published(
                                "POST",
                                "flex-api",
                                "/v1/Interactions",
                                "",
                                Map.of("Channel", List.of("{\"type\":\"sms\"}"), "Routing", List.of("{}")),
                                200),
                        published(
                                "POST",
                                "events",
                                "/v1/Subscriptions",
                                "",
                                Map.of(
                                        "Description", List.of("inbox"),
                                        "SinkSid", List.of("DG00000000000000000000000000000001"),
                                        "Types",
                                                List.of(
                                                        "{\"type\":\"com.twilio.messaging.inbound-message.received\"}")),
                                201)));

        // Then
        assertThat(violations).isEmpty();
    }

    @Test
    void findsWhatTwilioWouldRefuse() {
        // Given
        var published = TwilioOpenApi.find();
        assumeTrue(published.isPresent(), "no OpenAPI documents here: set TRUNKLINE_OPENAPI_DIR");

        // When
        var violations = published
                .orElseThrow()
                .check(List.of(
                        published(
                                "POST",
                                "conversations",
                                "/v1/Conversations/CH1/Participants",
                                "",
                                Map.of("MessagingBinding.Addres", List.of("+14155550101")),
                                201),
                        published(
                                "POST",
                                "conversations",
                                "/v1/Conversations",
                                "",
                                Map.of("State", List.of("open")),
                                201),
                        published("GET", "conversation", "/v1/Conversations", "", Map.of(), 200)));

        // Then
        assertThat(violations)
                .extracting(Violation::kind)
                .containsExactly(Kind.UNKNOWN_PARAMETER, Kind.BAD_VALUE, Kind.UNKNOWN_PATH);
    }

    private static RecordedCall post(Map<String, List<String>> form) {
        return call("POST", PARCELS, "", form, Map.of(), 201);
    }

    private static RecordedCall call(
            String method,
            String path,
            String query,
            Map<String, List<String>> form,
            Map<String, String> headers,
            int status) {
        var all = new HashMap<>(headers);
        if (!form.isEmpty()) {
            all.put("content-type", FORM + "; charset=UTF-8");
        }
        return new RecordedCall(7, Instant.EPOCH, "parcels", method, path, query, form, all, status, Optional.empty());
    }

    private static RecordedCall published(
            String method, String product, String path, String query, Map<String, List<String>> form, int status) {
        var plain = call(method, path, query, form, Map.of(), status);
        return new RecordedCall(
                7, Instant.EPOCH, product, method, path, query, form, plain.headers(), status, Optional.empty());
    }
}
