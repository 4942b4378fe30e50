package dev.trunkline.messaging.inbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** The part of a text around what was looked for. */
final class Snippet {

    private static final int BEFORE = 40;
    private static final int LENGTH = 160;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    private Snippet() {}

    /** Plain text, with an ellipsis where something was left out. */
    static String of(String body, String wanted) {
        var folded = body.toLowerCase(Locale.ROOT);
        var at = Arrays.stream(BETWEEN_WORDS.split(wanted.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .mapToInt(folded::indexOf)
                .filter(index -> index >= 0)
                .min()
                .orElse(0);
        // A letter may have another length in lower case, so the place is only nearly right.
        var start = whole(body, Math.max(0, Math.min(at, body.length()) - BEFORE));
        var end = whole(body, Math.min(body.length(), start + LENGTH));
        return (start > 0 ? "…" : "") + body.substring(start, end) + (end < body.length() ? "…" : "");
    }

    /** No half of a surrogate pair is shown. */
    private static int whole(String text, int index) {
        return index > 0
                        && index < text.length()
                        && Character.isLowSurrogate(text.charAt(index))
                        && Character.isHighSurrogate(text.charAt(index - 1))
                ? index - 1
                : index;
    }
}
