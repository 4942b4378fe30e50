package dev.trunkline.messaging.outbound;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a message that Twilio lists may be one of ours. Twilio names neither the template nor the variables of a message that
 * it made of one, so it is told by its text as well; only, Twilio writes that one itself: it may trim it, break its lines
 * otherwise, or put the title of a card and its buttons around it.
 */
public final class Wording {

    private Wording() {}

    /**
     * @param ours the text as we keep it, of a template with its variables filled in
     * @param theirs as Twilio lists it
     */
    public static boolean isAlike(String ours, @Nullable String theirs, boolean ofTemplate) {
        if (!ofTemplate) {
            return Objects.equals(ours, theirs);
        }
        var sought = plain(ours);
        var listed = plain(theirs == null ? "" : theirs);
        return sought.isEmpty() ? listed.isEmpty() : listed.contains(sought);
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
