package dev.trunkline.gateway.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing run of bytes. Events are put together in it once for all their readers. Not thread-safe. */
final class Bytes {

    private byte[] content;
    private int length;

    Bytes(int expected) {
        content = new byte[Math.max(expected, 16)];
    }

    Bytes add(char ascii) {
        reserve(1);
        content[length++] = (byte) ascii;
        return this;
    }

    /** Adds ASCII text. */
    Bytes add(String ascii) {
        return add(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    Bytes add(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, content, length, bytes.length);
        length += bytes.length;
        return this;
    }

    /** Adds a number that is not negative, in decimal digits. */
    Bytes add(long number) {
        var digits = 1;
        for (var rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        reserve(digits);
        var rest = number;
        for (var at = length + digits - 1; at >= length; at--) {
            content[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    byte[] toArray() {
        return Arrays.copyOf(content, length);
    }

    String asText() {
        return new String(content, 0, length, StandardCharsets.US_ASCII);
    }

    private void reserve(int more) {
        if (length + more > content.length) {
            content = Arrays.copyOf(content, Math.max(content.length * 2, length + more));
        }
    }
}
