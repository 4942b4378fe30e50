package dev.trunkline.messaging.erasure;

import dev.trunkline.messaging.inbox.Channel;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The addresses that one number has on the channels that know people by their numbers. */
public final class Addresses {

    private static final Pattern NUMBER = Pattern.compile("\\+[0-9]{6,15}");

    private Addresses() {}

    /** The address itself and, where it is a number, that number's on the other channels. */
    public static Set<String> alike(String address) {
        var bare = address.substring(Channel.of(address).prefix().length());
        if (!NUMBER.matcher(bare).matches()) {
            return Set.of(address);
        }
        return Arrays.stream(Channel.values())
                .filter(channel -> channel != Channel.MESSENGER)
                .map(channel -> channel.prefix() + bare)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a text names the number of an address, however it is written. */
    static boolean names(String text, String address) {
        var number = digits(address);
        return text.contains(address) || number.length() >= 6 && digits(text).contains(number);
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }
}
