package dev.trunkline.bridge.copy;

import dev.trunkline.bridge.copy.Copy.Posted;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.journal.Steps;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Messages at Twilio, as copying needs them. */
public interface Posting {

    /**
     * A copy to be made.
     *
     * @param part which of the message's files; 0 for the first, or for words alone
     * @param texted whether the customer has got it already, so that nobody is told of the copy
     */
    record Wanted(Link link, Side from, ChatMessage message, int part, boolean texted) {
        /** What the copy says it is a copy of; unique within the link. */
        public String name() {
            return part == 0 ? message.sid() : message.sid() + "/" + part;
        }
    }

    List<ChatMessage> messages(Link link, Side side, int fromIndex);

    /**
     * A copy that an earlier attempt made.
     *
     * @param fromIndex it is not below this
     * @param isTaken whether one that looks like it is known to be something else
     */
    Optional<Posted> find(Wanted wanted, int fromIndex, Predicate<Posted> isTaken);

    /** Not to be repeated without looking. */
    Posted post(Wanted wanted, Steps steps) throws Exception;

    /** Whether customers get whatever is posted there, told of or not. */
    boolean textsAll(Link link, Side side);

    /** Makes the twin the same; may be repeated. @param from the side whose message was changed */
    boolean edit(Link link, Copy copy, Side from);

    /** Whether one that was there is there no more. */
    boolean isGone(Link link, Side side, String sid);

    /** May be repeated. @param from the side whose message was taken back */
    boolean delete(Link link, Copy copy, Side from);
}
