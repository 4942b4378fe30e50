package dev.trunkline.journal;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A number as people write it in a text: in international form, with {@code +}, {@code 00} or {@code 011} before it, or, of ten
 * digits or more, in national form, with a 0 before it, or a separator within; with one separator between digits, or none. Bare
 * digits of the national form are no number, nor with a decimal point: they may be a time or an id. Only a whole run of digits
 * and separators is one: what is part of a longer run is another number.
 */
final class WrittenNumber {

    private static final Pattern ADDRESS = Pattern.compile("(?:[a-z]+:)?\\+([1-9][0-9]{5,14})");

    /** ITU-T E.164: country codes of one and of two digits; the others have three. */
    private static final Set<String> ONE = Set.of("1", "7");

    private static final Set<String> TWO = Set.of(
            "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
            "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84",
            "86", "90", "91", "92", "93", "94", "95", "98");

    private static final int NATIONAL = 10;

    private static final String SPACE = "[ \\u00a0\\u2009\\u202f]";
    private static final String DASH = "[-/\\u2010-\\u2013]";
    /** A full stop with a space ends a sentence. */
    private static final String SEPARATOR = "(?:[.]|" + SPACE + "{1,2}|" + SPACE + "?" + DASH + SPACE + "?|" + SPACE
            + "?[(]" + SPACE + "?|" + SPACE + "?[)]" + SPACE + "?" + DASH + "?" + SPACE + "?)";

    private static final String MAYBE = SEPARATOR + "?";
    /** The letter of an escape is none, such as of a line break in JSON that was not read. */
    private static final String BEGIN = "(?:(?<![0-9A-Za-z])|(?<=\\\\[bfnrt]))(?<![0-9]" + SEPARATOR + ")";

    private static final String END = "(?![0-9A-Za-z])(?!" + SEPARATOR + "[0-9])";

    private static final String BARE = "[0-9]+[.]?[0-9]+" + END;

    /** In any encoding: also a character of a form, of JSON, of JSON in a form, or of PostgreSQL's format {@code escape}. */
    private static final String ANYTHING =
            "(?:(?:\\\\|%5[Cc])u[0-9A-Fa-f]{4}|%[0-9A-Fa-f]{2}|\\\\[0-7]{3}|[^0-9A-Za-z])*";

    private final String country;
    private final String national;

    private WrittenNumber(String digits) {
        var length = ONE.contains(digits.substring(0, 1)) ? 1 : TWO.contains(digits.substring(0, 2)) ? 2 : 3;
        this.country = digits.substring(0, length);
        this.national = digits.substring(length);
    }

    /** None where the address is no number. */
    static Optional<WrittenNumber> of(String address) {
        var number = ADDRESS.matcher(address);
        return number.matches() ? Optional.of(new WrittenNumber(number.group(1))) : Optional.empty();
    }

    /** For Java and PostgreSQL. */
    String regex() {
        var international =
                "(?:(?:00|011)" + MAYBE + ")?" + between(country, MAYBE) + MAYBE + "(?:[(]0[)]" + SPACE + "?)?";
        var before = national.length() < NATIONAL
                ? international
                : "(?:" + international + "|(?<![+])(?:0" + MAYBE + "|(?!" + BARE + ")))";
        return BEGIN + before + between(national, MAYBE) + END;
    }

    /** Finds it in any encoding, and more than it. */
    String anyEncoding() {
        return national.length() < NATIONAL
                ? between(country, ANYTHING) + ANYTHING + "0?" + ANYTHING + between(national, ANYTHING)
                : between(national, ANYTHING);
    }

    private static String between(String digits, String separator) {
        return digits.chars().mapToObj(Character::toString).collect(Collectors.joining(separator));
    }
}
