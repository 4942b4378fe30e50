package dev.trunkline.contracts.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over values whose lengths are hashed too, so that no two lists of values look alike. */
final class StableHash {

    private final MessageDigest digest;

    StableHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: every Java runtime has it)", e);
        }
    }

    StableHash add(String value) {
        return add(value.getBytes(StandardCharsets.UTF_8));
    }

    StableHash add(byte[] value) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).flip());
        digest.update(value);
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
