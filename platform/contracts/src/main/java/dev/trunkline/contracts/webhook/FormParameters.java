package dev.trunkline.contracts.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Parses a form strictly, so that what is signed and what is read can never differ. */
final class FormParameters {

    private FormParameters() {}

    static Parameters parse(byte[] form) {
        var parameters = new MapParameters();
        int start = 0;
        for (int at = 0; at <= form.length; at++) {
            if (at == form.length || form[at] == '&') {
                if (at > start) {
                    addPair(parameters, form, start, at);
                }
                start = at + 1;
            }
        }
        return parameters;
    }

    private static void addPair(MapParameters parameters, byte[] form, int start, int end) {
        int equals = start;
        while (equals < end && form[equals] != '=') {
            equals++;
        }
        var name = decode(form, start, equals);
        var value = equals < end ? decode(form, equals + 1, end) : "";
        parameters.add(name, value);
    }

    private static String decode(byte[] form, int start, int end) {
        var decoded = new ByteArrayOutputStream(end - start);
        for (int at = start; at < end; at++) {
            switch (form[at]) {
                case '+' -> decoded.write(' ');
                case '%' -> {
                    int high = at + 2 < end ? Character.digit(form[at + 1], 16) : -1;
                    int low = at + 2 < end ? Character.digit(form[at + 2], 16) : -1;
                    if (high < 0 || low < 0) {
                        throw new MalformedFormException(
                                "form: broken escape at byte " + at + " (expected: % and two hex digits)");
                    }
                    decoded.write(high * 16 + low);
                    at += 2;
                }
                default -> decoded.write(form[at]);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decoded.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedFormException(
                    "form: not UTF-8 in the pair that starts at byte " + start + " (expected: UTF-8)");
        }
    }
}
