package dev.trunkline.journal;

import dev.trunkline.contracts.webhook.FieldValues;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds one person by their addresses: in the names of lanes, whose parts a semicolon separates, and in the data of events,
 * however that is encoded (forms, JSON, JSON inside a form). Data is searched for the numbers of the addresses alone, as whole
 * words of six digits or more: a shorter one, or a name, would be found with others too. Texts are searched for numbers as
 * people write them as well, see {@link WrittenNumber}.
 */
public final class Mentions {

    private static final int SHORTEST = 6;

    /** Matches no text. */
    private static final String NOTHING = "x^";

    private static final List<String> CHANNELS = List.of("", "whatsapp:", "rcs:");
    private static final Pattern NUMBER = Pattern.compile("(?:whatsapp:|rcs:)?(\\+[0-9]{6,15})");

    /** With its channel, as a SIP address, or in a chat's identity such as {@code sms+12065550123} or {@code _2B12065550123}. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:[A-Za-z]+(?::|_3A|(?=\\+|_2B)))?(?:\\+|_2B)?([0-9]+)(?:@\\S+)?");

    private final Set<String> addresses;
    private final Set<String> words = new TreeSet<>();
    private final List<WrittenNumber> numbers;
    private final Pattern written;

    public Mentions(Collection<String> addresses) {
        this.addresses = Set.copyOf(addresses);
        for (var address : this.addresses) {
            for (var word : address.split("[^0-9]+")) {
                if (word.length() >= SHORTEST) {
                    words.add(word);
                }
            }
        }
        this.numbers = this.addresses.stream()
                .map(address -> address.substring(address.indexOf(':') + 1))
                .distinct()
                .sorted()
                .flatMap(address -> WrittenNumber.of(address).stream())
                .toList();
        this.written = Pattern.compile(regex(WrittenNumber::regex));
    }

    private String regex(Function<WrittenNumber, String> form) {
        return numbers.isEmpty()
                ? NOTHING
                : numbers.stream().map(form).map(each -> "(?:" + each + ")").collect(Collectors.joining("|"));
    }

    /** Whoever has these addresses; a number is the same person on SMS, WhatsApp and RCS. */
    public static Mentions of(Collection<String> addresses) {
        return new Mentions(addresses.stream().flatMap(Mentions::channels).toList());
    }

    private static Stream<String> channels(String address) {
        var number = NUMBER.matcher(address);
        return number.matches() ? CHANNELS.stream().map(channel -> channel + number.group(1)) : Stream.of(address);
    }

    public Set<String> addresses() {
        return addresses;
    }

    /** Whether {@link #in} looks for anything. */
    public boolean isSearchable() {
        return !words.isEmpty();
    }

    /**
     * The same as a regular expression of PostgreSQL, for texts that are not encoded; it matches the number alone. What is an
     * address or a name, and not a text, is searched by {@link #addressPattern}.
     */
    public String pattern() {
        return words.isEmpty() ? NOTHING : addressPattern() + "|" + regex(WrittenNumber::regex);
    }

    /** Of addresses and names with them: the whole number alone, since another's name may be like a number as people write it. */
    public String addressPattern() {
        return words.isEmpty() ? NOTHING : "(?<![0-9])(?:" + String.join("|", words) + ")(?![0-9])";
    }

    /** Likewise, but quick: it finds whatever {@link #in} does, in any encoding, and other numbers too. */
    public String roughPattern() {
        return words.isEmpty() ? NOTHING : String.join("|", words) + "|" + regex(WrittenNumber::anyEncoding);
    }

    /** Whether a lane is the person's own. */
    public boolean ownLane(String key) {
        return List.of(key.split(";")).stream().anyMatch(addresses::contains);
    }

    /**
     * Whether a field of an event's data is nothing but an address of the person. An event that only has it within a text, or as
     * one, is about somebody who mentioned them.
     */
    public boolean named(byte[] data) {
        return unbroken(data) && FieldValues.of(data).stream().anyMatch(this::isAddress);
    }

    private boolean isAddress(String value) {
        var number = ADDRESS.matcher(value.strip());
        return number.matches() ? words.contains(number.group(1)) : isNumbered(value) && ownsName(value);
    }

    private boolean isNumbered(String value) {
        return unbroken(value.getBytes(StandardCharsets.UTF_8));
    }

    /** An address that is no number, with or without its channel. */
    private boolean ownsName(String value) {
        return addresses.stream()
                .anyMatch(address -> address.equals(value)
                        || address.substring(address.indexOf(':') + 1).equals(value));
    }

    public boolean in(String text) {
        return isNumbered(text) || written(text);
    }

    public boolean in(byte[] data) {
        return unbroken(data)
                || !numbers.isEmpty()
                        && (written(new String(data, StandardCharsets.UTF_8))
                                || FieldValues.withTexts(data).stream().anyMatch(this::written));
    }

    private boolean written(String text) {
        return written.matcher(text).find();
    }

    private boolean unbroken(byte[] data) {
        for (var word : digits(data)) {
            if (words.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Runs of digits, without those of an escape such as {@code %2B} or {@code \}{@code u002B}. */
    private static List<String> digits(byte[] data) {
        var found = new ArrayList<String>();
        var from = 0;
        var at = 0;
        while (at < data.length) {
            if (isDigit(data[at])) {
                at++;
                continue;
            }
            keep(data, from, at, found);
            at += escaped(data, at);
            from = at;
        }
        keep(data, from, data.length, found);
        return found;
    }

    private static void keep(byte[] data, int from, int to, List<String> found) {
        if (to - from >= SHORTEST) {
            found.add(new String(data, from, to - from, StandardCharsets.US_ASCII));
        }
    }

    /** How many bytes stand for the character here. */
    private static int escaped(byte[] data, int at) {
        if (data[at] == '%' && at + 2 < data.length && isHex(data[at + 1]) && isHex(data[at + 2])) {
            return 3;
        }
        return data[at] == '\\' && at + 5 < data.length && data[at + 1] == 'u' ? 6 : 1;
    }

    private static boolean isDigit(byte letter) {
        return letter >= '0' && letter <= '9';
    }

    private static boolean isHex(byte letter) {
        return Character.digit(letter, 16) >= 0;
    }
}
