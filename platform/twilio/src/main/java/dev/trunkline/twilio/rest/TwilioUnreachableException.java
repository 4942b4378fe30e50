package dev.trunkline.twilio.rest;

import com.twilio.exception.ApiConnectionException;
import org.jspecify.annotations.Nullable;

/** Twilio gave no answer. */
public final class TwilioUnreachableException extends ApiConnectionException {
    private static final long serialVersionUID = 1L;

    private final transient TwilioCall call;
    private final Kind kind;

    /** How far the request came. */
    public enum Kind {
        /** No connection: the request never left. */
        CONNECT,
        /** No answer within the time limit: the request may have been carried out. */
        TIMEOUT,
        /** The connection broke: the request may have been carried out. */
        BROKEN
    }

    public TwilioUnreachableException(TwilioCall call, Kind kind, Throwable cause) {
        super(call + ": " + words(kind, cause), cause);
        this.call = call;
        this.kind = kind;
    }

    public TwilioCall call() {
        return call;
    }

    public Kind kind() {
        return kind;
    }

    /** What happened to which call, for people. */
    public String reason() {
        return words(kind, getCause()) + ": " + call;
    }

    private static String words(Kind kind, @Nullable Throwable cause) {
        var words = switch (kind) {
            case CONNECT -> "no connection to Twilio";
            case TIMEOUT -> "no answer in time";
            case BROKEN -> "the connection broke before the answer";
        };
        return cause == null ? words : words + " (" + cause.getClass().getSimpleName() + ")";
    }
}
