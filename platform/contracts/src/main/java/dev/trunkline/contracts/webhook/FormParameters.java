package dev.trunkline.contracts.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parses a form strictly, so that what is signed and what is read can never differ. */
record FormParameters(Map<String, List<String>> values) implements Parameters {

    static FormParameters parse(byte[] form) {
        var values = new LinkedHashMap<String, List<String>>();
        int start = 0;
        for (int at = 0; at <= form.length; at++) {
            if (at == form.length || form[at] == '&') {
                if (at > start) {
                    addPair(values, form, start, at);
                }
                start = at + 1;
            }
        }
        return new FormParameters(values);
    }

    private static void addPair(Map<String, List<String>> values, byte[] form, int start, int end) {
        int equals = start;
        while (equals < end && form[equals] != '=') {
            equals++;
        }
        var name = decode(form, start, equals);
        var value = equals < end ? decode(form, equals + 1, end) : "";
        values.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
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
                        throw new MalformedFormException("form: broken escape at byte " + at + " (expected: % and two hex digits)");
                    }
                    decoded.write(high * 16 + low);
                    at += 2;
                }
                default -> decoded.write(form[at]);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded.toByteArray())).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedFormException("form: not UTF-8 in the pair that starts at byte " + start);
        }
    }

    @Override
    public Optional<String> get(String name) {
        return all(name).stream().filter(value -> !value.isEmpty()).findFirst();
    }

    @Override
    public List<String> all(String name) {
        return Collections.unmodifiableList(values.getOrDefault(name, List.of()));
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }
}
