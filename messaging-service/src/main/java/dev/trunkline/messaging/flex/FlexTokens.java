package dev.trunkline.messaging.flex;

import dev.trunkline.contracts.event.TraceContext;
import java.time.Duration;
import java.util.Optional;

/** Whose token is it? Asks Twilio each time: a token may end at any moment. Blocks on the network. */
public interface FlexTokens {

    /**
     * Fails with an exception where Twilio cannot be asked; nobody is let in then.
     *
     * @param token as Flex gives it to its plugins
     */
    Validation validate(String token, TraceContext trace);

    /** What Twilio says of a token. */
    sealed interface Validation {

        /**
         * Somebody who works in Flex.
         *
         * @param workerSid {@code WK…}; empty for people who take no tasks
         */
        record Valid(String identity, Optional<String> workerSid) implements Validation {

            /** Unlike any login's: identities of Flex are another directory, in which anybody may be called as somebody in ours. */
            public String callerName() {
                return "flex:" + identity;
            }
        }

        record Invalid(String reason) implements Validation {}

        /**
         * Not asked: too many tokens of this caller were refused.
         *
         * @param ends in how long they may try again
         */
        record TooManyRefused(Duration ends) implements Validation {}
    }
}
