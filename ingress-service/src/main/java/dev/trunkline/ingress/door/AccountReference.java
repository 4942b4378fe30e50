package dev.trunkline.ingress.door;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The account that a request claims to be for. It only decides whose tokens are tried, so it is read from the raw bytes, without
 * decoding anything that nobody has vouched for.
 */
final class AccountReference {

    private static final List<byte[]> NAMES = List.of(ascii("AccountSid="), ascii("interactionAccountSid="));

    private AccountReference() {}

    /** The value of {@code AccountSid}, else of {@code interactionAccountSid}; empty where both are absent or empty. */
    static Optional<String> inForm(byte[] form) {
        for (var name : NAMES) {
            for (int at = 0; at >= 0 && at < form.length; at = next(form, at)) {
                int value = at + name.length;
                if (value <= form.length && Arrays.equals(form, at, value, name, 0, name.length)) {
                    int end = next(form, value);
                    int last = end < 0 ? form.length : end - 1;
                    if (last > value) {
                        return Optional.of(new String(form, value, last - value, StandardCharsets.ISO_8859_1));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a SID stands somewhere in a body. */
    static boolean occursIn(byte[] body, String sid) {
        var wanted = ascii(sid);
        for (int at = 0; at + wanted.length <= body.length; at++) {
            if (body[at] == wanted[0] && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    /** Where the next pair begins; -1 behind the last. */
    private static int next(byte[] form, int from) {
        for (int at = from; at < form.length; at++) {
            if (form[at] == '&') {
                return at + 1;
            }
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
