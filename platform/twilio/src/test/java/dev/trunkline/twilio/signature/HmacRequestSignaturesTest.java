package dev.trunkline.twilio.signature;

import dev.trunkline.twilio.signature.SignatureVectors.Vector;
import dev.trunkline.twilio.signature.Verdict.Genuine;
import dev.trunkline.twilio.signature.Verdict.Refused;
import dev.trunkline.twilio.signature.Verdict.UrlRule;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class HmacRequestSignaturesTest {

    private static final String URL = "https://hooks.example.test/webhooks/messaging";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String TOKEN = "a-token";

    private final RequestSignatures signatures = new HmacRequestSignatures();

    static Stream<Vector> agreed() {
        return SignatureVectors.all().filter(Vector::must);
    }

    static Stream<Vector> genuine() {
        return agreed().filter(Vector::valid);
    }

    static Stream<Vector> disputed() {
        return SignatureVectors.all().filter(vector -> !vector.must());
    }

    @ParameterizedTest
    @MethodSource("agreed")
    @Tag("A02")
    @Tag("A03")
    void agreesWithTwilioAboutEachVector(Vector vector) {
        // When
        var verdict = signatures.verify(vector.request(), vector.signature(), List.of(vector.authToken()));

        // Then
        assertThat(verdict).isInstanceOf(vector.valid() ? Genuine.class : Refused.class);
    }

    @ParameterizedTest
    @MethodSource("genuine")
    @Tag("A03")
    void namesTheSpellingThatWasSigned(Vector vector) {
        // When
        var verdict = signatures.verify(vector.request(), vector.signature(), List.of(vector.authToken()));

        // Then
        var rule = UrlRule.valueOf(String.valueOf(vector.urlRule()).toUpperCase(Locale.ROOT));
        assertThat(verdict).isEqualTo(new Genuine(rule, 0));
    }

    /** Our choice where the official SDKs disagree: the URL counts byte for byte, so these are refused. */
    @ParameterizedTest
    @MethodSource("disputed")
    void refusesSpellingsThatOnlySomeSdksTolerate(Vector vector) {
        // When
        var verdict = signatures.verify(vector.request(), vector.signature(), List.of(vector.authToken()));

        // Then
        assertThat(verdict).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @MethodSource("genuine")
    void makesTheSignatureOfEachVector(Vector vector) {
        // Given
        var asSigned = spelledAs(vector);

        // When
        var signature = signatures.sign(asSigned, vector.authToken());

        // Then
        assertThat(signature).isEqualTo(vector.signature());
    }

    @Test
    @Tag("A02")
    void refusesRequestWithoutSignature() {
        // When
        var verdict = signatures.verify(form("Body=hello"), null, List.of(TOKEN));

        // Then
        assertThat(verdict)
                .isEqualTo(new Refused(
                        "X-Twilio-Signature: missing (expected: the signature Twilio sends with each webhook)"));
    }

    @Test
    @Tag("A02")
    void refusesEveryChangedByteOfTheBody() {
        // Given
        var body = "From=%2B14155550101&Body=hello";
        var signature = signatures.sign(form(body), TOKEN);

        // When
        var verdicts = Stream.iterate(0, at -> at < body.length(), at -> at + 1)
                .map(at -> body.substring(0, at) + '~' + body.substring(at + 1))
                .map(changed -> signatures.verify(form(changed), signature, List.of(TOKEN)));

        // Then
        assertThat(verdicts).hasSize(body.length()).allMatch(Refused.class::isInstance);
    }

    @Test
    @Tag("A02")
    void refusesEveryChangedByteOfTheSignature() {
        // Given
        var signature = signatures.sign(form("Body=hello"), TOKEN);

        // When
        var verdicts = Stream.iterate(0, at -> at < signature.length(), at -> at + 1)
                .map(at -> signature.substring(0, at) + '~' + signature.substring(at + 1))
                .map(changed -> signatures.verify(form("Body=hello"), changed, List.of(TOKEN)));

        // Then
        assertThat(verdicts).hasSize(signature.length()).allMatch(Refused.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Body=%", "Body=%4", "Body=%zz", "Body=%FF"})
    @Tag("A02")
    void refusesFormThatCannotBeDecoded(String body) {
        // When
        var verdict = signatures.verify(form(body), "anything", List.of(TOKEN));

        // Then
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.reason()).startsWith("body cannot be what Twilio signed: form: "));
    }

    @Test
    @Tag("A04")
    @Tag("Y07")
    void tellsWhichTokenOfARotationMatched() {
        // Given
        var signature = signatures.sign(form("Body=hello"), "new-token");

        // When
        var verdict = signatures.verify(form("Body=hello"), signature, List.of("old-token", "new-token"));

        // Then
        assertThat(verdict).isEqualTo(new Genuine(UrlRule.AS_RECEIVED, 1));
    }

    @Test
    @Tag("A04")
    void refusesSignatureOfAnotherAccountsToken() {
        // Given
        var signature = signatures.sign(form("Body=hello"), "frontline-token");

        // When
        var verdict = signatures.verify(form("Body=hello"), signature, List.of("flex-token"));

        // Then
        assertThat(verdict).isInstanceOf(Refused.class);
    }

    @Test
    @Tag("G02")
    void namesNoTokenAndNoParameterInARefusal() {
        // When
        var verdict = signatures.verify(form("Body=secret-words"), "wrong", List.of("secret-token"));

        // Then
        assertThat(verdict.toString()).doesNotContain("secret");
    }

    @Test
    void refusesBodyOnGetBecauseNoSignatureCoversIt() {
        // Given
        var request = new SignedRequest("GET", URL, FORM, "Body=hello".getBytes(UTF_8));
        var signature = signatures.sign(request, TOKEN);

        // When
        var verdict = signatures.verify(request, signature, List.of(TOKEN));

        // Then
        assertThat(verdict).isEqualTo(new Refused("GET with a body of 10 bytes (expected: none)"));
    }

    @Test
    void refusesBodyWithoutContentTypeAndHash() {
        // Given
        var request = new SignedRequest("POST", URL, null, "Body=hello".getBytes(UTF_8));
        var signature = signatures.sign(request, TOKEN);

        // When
        var verdict = signatures.verify(request, signature, List.of(TOKEN));

        // Then
        assertThat(verdict).isInstanceOf(Refused.class);
    }

    @Test
    void acceptsPostWithoutBodyAndContentType() {
        // Given
        var request = new SignedRequest("POST", URL, null, new byte[0]);
        var signature = signatures.sign(request, TOKEN);

        // When
        var verdict = signatures.verify(request, signature, List.of(TOKEN));

        // Then
        assertThat(verdict).isInstanceOf(Genuine.class);
    }

    @Test
    void passesOverAnEmptyToken() {
        // Given
        var signature = signatures.sign(form("Body=hello"), TOKEN);

        // When
        var verdict = signatures.verify(form("Body=hello"), signature, List.of("", TOKEN));

        // Then
        assertThat(verdict).isEqualTo(new Genuine(UrlRule.AS_RECEIVED, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.test/events",
                "https://hooks.example.test/events?",
                "https://hooks.example.test/events?tenant=a%2Fb",
                "https://hooks.example.test:8443/events?tenant=a1&",
                "https://hooks.example.test/events#rc=3"
            })
    @Tag("A03")
    void acceptsJsonAtTheUrlThatTwilioWouldCall(String configured) {
        // Given
        var body = "{\"a\":1}".getBytes(UTF_8);
        var request = new SignedRequest("POST", signatures.urlForBody(configured, body), "application/json", body);
        var signature = signatures.sign(request, TOKEN);

        // When
        var verdict = signatures.verify(request, signature, List.of(TOKEN));

        // Then
        assertThat(verdict).isEqualTo(new Genuine(UrlRule.AS_RECEIVED, 0));
    }

    @Test
    @Tag("A03")
    void refusesJsonWithAnEditedBody() {
        // Given
        var url = signatures.urlForBody(URL, "{\"a\":1}".getBytes(UTF_8));
        var request = new SignedRequest("POST", url, "application/json", "{\"a\":2}".getBytes(UTF_8));
        var signature = signatures.sign(request, TOKEN);

        // When
        var verdict = signatures.verify(request, signature, List.of(TOKEN));

        // Then
        assertThat(verdict).isEqualTo(new Refused("bodySHA256 does not match the body of 7 bytes"));
    }

    @Test
    void takesNoIpv6AddressForAPort() {
        // Given
        var request = new SignedRequest("POST", "https://[2001:db8::1]/sms", FORM, new byte[0]);
        var withPort = new SignedRequest("POST", "https://[2001:db8::1]:443/sms", FORM, new byte[0]);
        var signature = signatures.sign(withPort, TOKEN);

        // When
        var verdict = signatures.verify(request, signature, List.of(TOKEN));

        // Then
        assertThat(verdict).isEqualTo(new Genuine(UrlRule.PORT_ADDED, 0));
    }

    private static SignedRequest form(String body) {
        return new SignedRequest("POST", URL, FORM, body.getBytes(UTF_8));
    }

    private static SignedRequest spelledAs(Vector vector) {
        var request = vector.request();
        var url = switch (UrlRule.valueOf(String.valueOf(vector.urlRule()).toUpperCase(Locale.ROOT))) {
            case AS_RECEIVED -> request.url();
            case PORT_REMOVED -> request.url().replaceFirst(":\\d+/", "/");
            case PORT_ADDED ->
                request.url()
                        .replaceFirst(
                                "(?<=[a-z])/(?=[a-z])", (request.url().startsWith("https") ? ":443" : ":80") + "/");
        };
        return new SignedRequest(request.method(), url, request.contentType(), request.body());
    }
}
