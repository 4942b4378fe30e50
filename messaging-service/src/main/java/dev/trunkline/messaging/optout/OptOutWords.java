package dev.trunkline.messaging.optout;

import dev.trunkline.messaging.inbox.Channel;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's message says about wanting messages. Twilio's own word ({@code OptOutType}, with Advanced Opt-Out) wins;
 * else the whole text has to be one of the words that Twilio acts on. Source: Twilio, "Twilio support for opt-out keywords".
 */
final class OptOutWords {

    private static final Set<String> OUT = Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "OPTOUT", "REVOKE");

    /** Twilio acts on these in text messages alone; elsewhere they may mean something else. */
    private static final Set<String> OUT_BY_TEXT = Set.of("CANCEL", "END", "QUIT");

    private static final Set<String> IN = Set.of("START", "UNSTOP");

    private static final Set<String> IN_BY_TEXT = Set.of("YES");

    private static final Set<String> HELP = Set.of("HELP", "INFO");

    private OptOutWords() {}

    enum Wish {
        STOP,
        START,
        HELP
    }

    static Optional<Wish> read(Channel channel, String body, @Nullable String optOutType) {
        if (optOutType != null) {
            return switch (optOutType.toUpperCase(Locale.ROOT)) {
                case "STOP" -> Optional.of(Wish.STOP);
                case "START" -> Optional.of(Wish.START);
                case "HELP" -> Optional.of(Wish.HELP);
                default -> Optional.empty();
            };
        }
        var word = body.strip().toUpperCase(Locale.ROOT);
        var byText = channel == Channel.SMS || channel == Channel.RCS;
        if (OUT.contains(word) || byText && OUT_BY_TEXT.contains(word)) {
            return Optional.of(Wish.STOP);
        }
        if (IN.contains(word) || byText && IN_BY_TEXT.contains(word)) {
            return Optional.of(Wish.START);
        }
        return HELP.contains(word) ? Optional.of(Wish.HELP) : Optional.empty();
    }
}
