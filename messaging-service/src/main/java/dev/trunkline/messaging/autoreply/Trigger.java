package dev.trunkline.messaging.autoreply;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which messages a rule answers. */
public sealed interface Trigger {

    /** Messages that say something. Upper and lower case are the same. */
    record Keyword(List<String> words, Match match) implements Trigger {
        public Keyword {
            words = List.copyOf(words);
        }

        boolean isIn(String text) {
            var said = normal(text);
            return words.stream().map(Keyword::normal).anyMatch(word -> switch (match) {
                case EXACT -> said.equals(word);
                case STARTS -> said.equals(word) || said.startsWith(word + " ");
                case CONTAINS -> (" " + said + " ").contains(" " + word + " ");
            });
        }

        /** Words with one blank between them, without what surrounds words. */
        private static String normal(String text) {
            return String.join(
                    " ",
                    Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}+#]+"))
                            .filter(word -> !word.isEmpty())
                            .toList());
        }
    }

    /** What of a text must be the keyword. */
    enum Match {
        EXACT,
        STARTS,
        CONTAINS
    }

    /** A customer's first message to one of our senders. */
    record FirstMessage() implements Trigger {}

    /** Messages that come when nobody is there. */
    record AfterHours(Calendar calendar) implements Trigger {}
}
