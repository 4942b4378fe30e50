package dev.trunkline.journal;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Lanes of one conversation each: the key is its SID, also behind a colon as in {@code link:CH…}. Whoever has an address in a
 * field of one of its entries, all of them are about. The other lanes, such as a worker's or an account's, are shared by many
 * people.
 */
public final class ConversationLanes {

    private static final List<String> CONVERSATIONS = List.of("KC", "KI", "CH", "WT", "KD", "UO", "CA", "CF");

    /** Of sessions and interactions of Proxy, chats, tasks, interactions of Flex and their channels, calls, conferences. */
    static final Pattern SID = Pattern.compile("(?:" + String.join("|", CONVERSATIONS) + ")[0-9a-f]{32}(?![0-9a-f])");

    private final String regex;
    private final Pattern pattern;

    private ConversationLanes(List<String> kinds) {
        this.regex = "^([a-z-]+:)?(" + String.join("|", kinds) + ")[0-9a-f]{32}$";
        this.pattern = Pattern.compile(regex);
    }

    /** @param kinds beginnings of SIDs; those whose lanes are shared in the service are left out */
    public static ConversationLanes of(String... kinds) {
        var known = List.of(kinds);
        if (!CONVERSATIONS.containsAll(known)) {
            throw new IllegalArgumentException(
                    "kinds of SIDs: " + known + " (expected: some of " + CONVERSATIONS + ")");
        }
        return new ConversationLanes(known);
    }

    public boolean has(String key) {
        return pattern.matcher(key).matches();
    }

    /** The same as a regular expression of PostgreSQL. */
    public String regex() {
        return regex;
    }

    /** The SID in the key of such a lane. */
    public static String sid(String key) {
        return key.substring(key.lastIndexOf(':') + 1);
    }

    /** SIDs of conversations in a text, such as a webhook's form. */
    public static List<String> sids(CharSequence text) {
        return SID.matcher(text).results().map(found -> found.group()).toList();
    }
}
