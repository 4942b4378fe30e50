package dev.trunkline.bridge.identity;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Identities as Flex writes them in chats: letters and digits of ASCII stand for themselves, each other byte of UTF-8 is an
 * underscore and two hexadecimal digits, upper case: {@code agent.one@example.com} is {@code agent_2Eone_40example_2Ecom}.
 */
public final class FlexIdentity {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private FlexIdentity() {}

    public static String encode(String identity) {
        var encoded = new StringBuilder();
        for (byte one : identity.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(one)) {
                encoded.append((char) one);
            } else {
                encoded.append('_').append(HEX.toHexDigits(one));
            }
        }
        return encoded.toString();
    }

    /** The strict inverse of {@link #encode}; empty for what it never gives, such as a customer's {@code sms+14155550123}. */
    public static Optional<String> decode(String encoded) {
        var bytes = ByteBuffer.allocate(encoded.length() * 4);
        for (int at = 0; at < encoded.length(); at++) {
            char letter = encoded.charAt(at);
            if (letter < 128 && isPlain((byte) letter)) {
                bytes.put((byte) letter);
            } else if (letter == '_' && at + 2 < encoded.length() && isHex(encoded.substring(at + 1, at + 3))) {
                bytes.put((byte) HexFormat.fromHexDigits(encoded, at + 1, at + 3));
                at += 2;
            } else {
                return Optional.empty();
            }
        }
        try {
            var decoded =
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
            return Optional.of(decoded).filter(plain -> encode(plain).equals(encoded));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(byte one) {
        return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9');
    }

    private static boolean isHex(String digits) {
        return digits.chars().allMatch(HexFormat::isHexDigit) && digits.equals(digits.toUpperCase(Locale.ROOT));
    }
}
