package dev.trunkline.twilio.failure;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import static java.util.function.Function.identity;

/**
 * The error codes of Twilio that mean something to us, with what to do about them. Source: Twilio's error dictionary
 * ({@code https://www.twilio.com/docs/errors/<code>}). A code that is not here is judged by its HTTP status.
 */
enum TwilioError {
    TOO_MANY_REQUESTS(20429, Meaning.TRANSIENT, "too many requests at once"),
    FLEX_BUSY(45780, Meaning.TRANSIENT, "too many requests at once in Flex"),
    FLEX_BUSY_TOO(45719, Meaning.TRANSIENT, "too many requests at once in Flex"),
    WEBHOOK_SETTINGS_BUSY(59004, Meaning.TRANSIENT, "too many changes of webhook settings"),
    FLEX_DOWNSTREAM(45361, Meaning.TRANSIENT, "Flex could not add the participant"),
    CREATE_FAILED_LATER(50427, Meaning.TRANSIENT, "the conversation could not be set up and was closed again"),

    WRONG_CREDENTIALS(20003, Meaning.PERMANENT, "wrong credentials, or the API key lacks the permission"),
    NOT_FOUND(20404, Meaning.PERMANENT, "no such resource"),
    INVALID_PARAMETER(20001, Meaning.PERMANENT, "a parameter is not valid"),
    BAD_RECIPIENT(21211, Meaning.PERMANENT, "the recipient's number is not valid"),
    BAD_SENDER(21212, Meaning.PERMANENT, "the sender's number is not valid"),
    UNREACHABLE_RECIPIENT(21214, Meaning.PERMANENT, "the recipient's number cannot be reached"),
    COUNTRY_NOT_ENABLED(21408, Meaning.PERMANENT, "sending to this country is not enabled for the account"),
    OPTED_OUT(21610, Meaning.PERMANENT, "recipient opted out"),
    NO_ROUTE(21612, Meaning.PERMANENT, "no route between this sender and this recipient"),
    NOT_MOBILE(21614, Meaning.PERMANENT, "the recipient's number cannot take messages"),
    TOO_LONG(21617, Meaning.PERMANENT, "the message is longer than 1600 characters"),
    FALLBACK_FROM(21664, Meaning.PERMANENT, "FallbackFrom is not valid here"),
    FALLBACK_FROM_SENDER(21666, Meaning.PERMANENT, "FallbackFrom does not fit the sender"),
    FALLBACK_FROM_RECIPIENT(21667, Meaning.PERMANENT, "FallbackFrom does not fit the recipient"),
    PAGE_NOT_SUPPORTED(40153, Meaning.PERMANENT, "TaskRouter takes PageToken, not Page"),
    PARTICIPANT_ELSEWHERE(
            50416, Meaning.PERMANENT, "the participant is in another active conversation with this number"),
    PARTICIPANT_LIMIT(50417, Meaning.PERMANENT, "the conversation has as many participants as it can take"),
    PAIR_ELSEWHERE(50425, Meaning.PERMANENT, "these two numbers are in another active conversation"),
    GROUP_LIMIT(50436, Meaning.PERMANENT, "the group has as many members as it can take"),
    SAME_GROUP(50438, Meaning.PERMANENT, "a group conversation with the same members exists"),
    NO_COMPATIBLE_NUMBER(
            80207, Meaning.PERMANENT, "the Proxy service has no free number that fits; add numbers to its pool"),
    IDENTIFIER_UNREACHABLE(80404, Meaning.PERMANENT, "the participant's number cannot be reached"),
    ILLEGAL_SESSION_STATUS(80608, Meaning.PERMANENT, "the Proxy session cannot change to this status"),
    TWO_PARTICIPANTS(80609, Meaning.PERMANENT, "a Proxy session has two participants at most"),

    CHANNEL_EXISTS(50307, Meaning.ALREADY_DONE, "a channel of this unique name exists"),
    MEMBER_EXISTS(50404, Meaning.ALREADY_DONE, "the member is there already"),
    CONVERSATION_EXISTS(50353, Meaning.ALREADY_DONE, "a conversation of this unique name exists"),
    PARTICIPANT_EXISTS(50433, Meaning.ALREADY_DONE, "the participant is there already"),
    PARTICIPANT_EXISTS_RACE(50437, Meaning.ALREADY_DONE, "the participant is there already"),
    PROXY_PARTICIPANT_EXISTS(80103, Meaning.ALREADY_DONE, "the participant is in the Proxy session already"),
    PROXY_NUMBER_EXISTS(80104, Meaning.ALREADY_DONE, "the number is in a Proxy service already"),
    PROXY_SESSION_EXISTS(80603, Meaning.ALREADY_DONE, "a Proxy session of this unique name exists"),

    // Arrive in status callbacks.
    QUEUE_OVERFLOW(30001, Meaning.TRANSIENT, "the sender's queue is full"),
    UNREACHABLE_HANDSET(30003, Meaning.PERMANENT, "the handset is switched off or unreachable"),
    UNKNOWN_HANDSET(30005, Meaning.PERMANENT, "the number is unknown or no longer in use"),
    LANDLINE(30006, Meaning.PERMANENT, "the number is a landline or its carrier takes no messages"),
    FILTERED(30007, Meaning.PERMANENT, "the message was filtered by Twilio or the carrier"),
    CARRIER(30008, Meaning.PERMANENT, "the carrier refused the message without saying why"),
    UNREGISTERED_SENDER(30034, Meaning.PERMANENT, "the sender is not registered for US A2P 10DLC"),
    NO_WHATSAPP(63003, Meaning.PERMANENT, "the recipient cannot be reached on this channel"),
    OUTSIDE_WINDOW(63016, Meaning.PERMANENT, "outside the 24 hours of WhatsApp: send an approved template"),
    CHANNEL_RATE(63018, Meaning.TRANSIENT, "the sender's rate limit on this channel is reached"),
    MEDIA_UNREACHABLE(63019, Meaning.PERMANENT, "Twilio could not fetch the media; its address must be public"),

    // Arrive in the debugger.
    WEBHOOK_UNREACHABLE(11200, Meaning.PERMANENT, "our webhook answered with an error or not at all"),
    WEBHOOK_TIMEOUT(11205, Meaning.PERMANENT, "our webhook could not be reached"),
    TWIML_BROKEN(12100, Meaning.PERMANENT, "our TwiML could not be read"),
    TWIML_INVALID(12200, Meaning.PERMANENT, "our TwiML breaks the schema");

    /** What to do about a code. */
    enum Meaning {
        TRANSIENT,
        PERMANENT,
        /** What we wanted is there: count it as success. */
        ALREADY_DONE
    }

    private static final Map<Integer, TwilioError> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(error -> error.code, identity()));

    private final int code;
    private final Meaning meaning;
    private final String words;

    TwilioError(int code, Meaning meaning, String words) {
        this.code = code;
        this.meaning = meaning;
        this.words = words;
    }

    static Optional<TwilioError> ofCode(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    Meaning meaning() {
        return meaning;
    }

    String words() {
        return words;
    }
}
