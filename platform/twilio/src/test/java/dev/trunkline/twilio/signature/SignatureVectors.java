package dev.trunkline.twilio.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The vectors of {@code twilio-signature-vectors.json}. */
final class SignatureVectors {

    private SignatureVectors() {}

    /**
     * @param must false where the official SDKs disagree and we may choose
     * @param urlRule the spelling that was signed, {@code as_received} or the like; null where nothing matches
     */
    record Vector(
            String name,
            SignedRequest request,
            String authToken,
            String signature,
            boolean valid,
            boolean must,
            @Nullable String urlRule) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Vector> all() {
        try (var json = Objects.requireNonNull(
                SignatureVectors.class.getResourceAsStream("/twilio-signature-vectors.json"), "the vectors")) {
            var vectors = new ObjectMapper().readTree(json).path("vectors");
            return StreamSupport.stream(vectors.spliterator(), false).map(SignatureVectors::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Vector read(JsonNode vector) {
        var contentType = vector.path("content_type").isNull()
                ? null
                : vector.path("content_type").asText();
        var body = vector.path("body").isNull() ? "" : vector.path("body").asText();
        var rule = vector.path("signed_variant").isNull()
                ? null
                : vector.path("signed_variant").asText();
        return new Vector(
                vector.path("name").asText(),
                new SignedRequest(
                        vector.path("method").asText(), vector.path("url").asText(), contentType, body.getBytes(UTF_8)),
                vector.path("auth_token").asText(),
                vector.path("expected_signature").asText(),
                vector.path("valid").asBoolean(),
                vector.path("level").asText().equals("must"),
                rule);
    }
}
