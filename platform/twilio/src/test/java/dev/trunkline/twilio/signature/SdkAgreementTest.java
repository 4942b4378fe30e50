package dev.trunkline.twilio.signature;

import com.twilio.security.RequestValidator;
import dev.trunkline.twilio.signature.Verdict.Genuine;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Both ways against the official SDK, wherever its validator can express the case. */
class SdkAgreementTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final RequestSignatures signatures = new HmacRequestSignatures();

    @Property
    @Tag("A02")
    void sdkAcceptsOurFormSignature(
            @ForAll("urls") String url,
            @ForAll("parameters") Map<String, String> parameters,
            @ForAll("tokens") String token) {
        var request = new SignedRequest("POST", url, FORM, encode(parameters));

        var signature = signatures.sign(request, token);

        assertThat(new RequestValidator(token).validate(url, parameters, signature))
                .isTrue();
    }

    @Property
    @Tag("A02")
    void weAgreeWithTheSdkAboutASignatureOfAnyOtherRequest(
            @ForAll("urls") String url,
            @ForAll("urls") String signedUrl,
            @ForAll("parameters") Map<String, String> parameters,
            @ForAll("parameters") Map<String, String> signedParameters,
            @ForAll("tokens") String token) {
        var signature = signatures.sign(new SignedRequest("POST", signedUrl, FORM, encode(signedParameters)), token);

        var verdict =
                signatures.verify(new SignedRequest("POST", url, FORM, encode(parameters)), signature, List.of(token));

        assertThat(verdict instanceof Genuine)
                .isEqualTo(new RequestValidator(token).validate(url, parameters, signature));
    }

    @Property
    @Tag("A03")
    void weAgreeWithTheSdkAboutPorts(
            @ForAll("schemes") String scheme,
            @ForAll("ports") String port,
            @ForAll("ports") String signedPort,
            @ForAll("parameters") Map<String, String> parameters,
            @ForAll("tokens") String token) {
        var url = scheme + "://hooks.example.test" + port + "/sms?tenant=a1";
        var signedUrl = scheme + "://hooks.example.test" + signedPort + "/sms?tenant=a1";
        var signature = signatures.sign(new SignedRequest("POST", signedUrl, FORM, encode(parameters)), token);

        var verdict =
                signatures.verify(new SignedRequest("POST", url, FORM, encode(parameters)), signature, List.of(token));

        assertThat(verdict instanceof Genuine)
                .isEqualTo(new RequestValidator(token).validate(url, parameters, signature));
    }

    @Property
    @Tag("A03")
    void sdkAcceptsOurJsonSignature(
            @ForAll("urls") String configured, @ForAll String body, @ForAll("tokens") String token)
            throws URISyntaxException {
        // A lone surrogate is no text that could have travelled.
        var sent = new String(body.getBytes(UTF_8), UTF_8);
        var url = signatures.urlForBody(configured, sent.getBytes(UTF_8));

        var signature =
                signatures.sign(new SignedRequest("POST", url, "application/json", sent.getBytes(UTF_8)), token);

        assertThat(new RequestValidator(token).validate(url, sent, signature)).isTrue();
    }

    /** The SDK takes no repeated parameters, so this holds against ourselves: order and repetition change nothing. */
    @Property
    @Tag("A03")
    void repeatedValuesAreSignedOnceAndInOrder(
            @ForAll("values") List<String> values,
            @ForAll("values") List<String> same,
            @ForAll("tokens") String token) {
        var url = "https://hooks.example.test/sms";
        var signature = signatures.sign(new SignedRequest("POST", url, FORM, repeat(values)), token);

        var verdict = signatures.verify(new SignedRequest("POST", url, FORM, repeat(same)), signature, List.of(token));

        var distinct = values.stream().sorted().distinct().map("Tag"::concat).collect(Collectors.joining());
        var sameDistinct = same.stream().sorted().distinct().map("Tag"::concat).collect(Collectors.joining());
        assertThat(verdict instanceof Genuine).isEqualTo(distinct.equals(sameDistinct));
    }

    @Provide
    Arbitrary<String> schemes() {
        return Arbitraries.of("https", "http");
    }

    @Provide
    Arbitrary<String> ports() {
        return Arbitraries.of("", ":443", ":80", ":8443");
    }

    @Provide
    Arbitrary<String> urls() {
        var userInfo = Arbitraries.of("", "user@", "user:pass@");
        var query = Arbitraries.of("", "?", "?a=1", "?a=1&b=", "?x");
        var path = Arbitraries.strings().withCharRange('a', 'c').ofMaxLength(2);
        return Combinators.combine(schemes(), userInfo, ports(), path, query)
                .as((scheme, user, port, end, search) ->
                        scheme + "://" + user + "hooks.example.test" + port + "/" + end + search);
    }

    @Provide
    Arbitrary<Map<String, String>> parameters() {
        var name = Arbitraries.strings().withChars("ABab.1").ofMinLength(1).ofMaxLength(3);
        var value = Arbitraries.strings()
                .withCharRange('\u0000', '\u2fff')
                .withChars("&=+% \r\n")
                .ofMaxLength(8);
        return Arbitraries.maps(name, value).ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<String>> values() {
        return Arbitraries.strings()
                .withChars("ab")
                .ofMaxLength(1)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(40);
    }

    private static byte[] encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(UTF_8);
    }

    private static byte[] repeat(List<String> values) {
        return values.stream()
                .map(value -> "Tag=" + encode(value))
                .collect(Collectors.joining("&"))
                .getBytes(UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
