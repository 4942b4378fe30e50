package dev.trunkline.messaging.upload;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Addresses that nobody can guess and that end: an id, an end and their HMAC-SHA256, in letters that fit into a URL. */
final class SignedLinks {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 32;
    private static final int SIGNED = 24;
    private static final int SIGNATURE = 32;

    private final SecretKeySpec key;

    /** @throws IllegalStateException for a key that could be guessed */
    SignedLinks(String key) {
        if (key.length() < SHORTEST_KEY) {
            throw new IllegalStateException("trunkline.messaging.upload.signing-key: " + key.length()
                    + " letters (expected: at least " + SHORTEST_KEY + ")");
        }
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** What a token says. */
    sealed interface Reading {
        record Good(UUID id) implements Reading {}

        record Over() implements Reading {}

        record Forged() implements Reading {}
    }

    String token(UUID id, Instant end) {
        var signed = ByteBuffer.allocate(SIGNED)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(end.getEpochSecond())
                .array();
        var token = ByteBuffer.allocate(SIGNED + SIGNATURE).put(signed).put(sign(signed));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    Reading read(String token, Instant now) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return new Reading.Forged();
        }
        if (bytes.length != SIGNED + SIGNATURE) {
            return new Reading.Forged();
        }
        var buffer = ByteBuffer.wrap(bytes);
        var signed = new byte[SIGNED];
        var signature = new byte[SIGNATURE];
        buffer.get(signed).get(signature);
        if (!MessageDigest.isEqual(sign(signed), signature)) {
            return new Reading.Forged();
        }
        var said = ByteBuffer.wrap(signed);
        var id = new UUID(said.getLong(), said.getLong());
        return now.getEpochSecond() < said.getLong() ? new Reading.Good(id) : new Reading.Over();
    }

    private byte[] sign(byte[] signed) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + ": not there (expected: every JDK has it)", e);
        }
    }
}
