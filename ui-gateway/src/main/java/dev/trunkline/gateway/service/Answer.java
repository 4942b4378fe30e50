package dev.trunkline.gateway.service;

import dev.trunkline.web.problem.Problem;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What a service said, or what kept it from saying it. */
public sealed interface Answer {

    /**
     * JSON to pass on as it is, a result or the service's own problem; no bytes where there is nothing to say.
     *
     * @param retryAfter the header of this name; null where there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // The bytes are passed through, never compared.
    record Json(
            int status,
            String mediaType,
            byte[] body,
            @Nullable String retryAfter) implements Answer {}

    /** A problem that the service did not put into words. */
    record Failed(Problem problem) implements Answer {}

    static Answer of(Problem problem) {
        return new Failed(problem);
    }

    /** JSON is passed on; a bare refusal keeps its status; everything else is a fault of the service: 502. */
    static Answer of(String service, int status, String mediaType, byte[] body, @Nullable String retryAfter) {
        var json = mediaType.equals("application/json") || mediaType.equals(Problem.MEDIA_TYPE);
        if (status == 204) {
            return new Json(status, "application/json", new byte[0], null);
        }
        if (json && (status < 300 || status >= 400)) {
            return new Json(status, mediaType, body, retryAfter);
        }
        if (status == 401) {
            return of(Problem.of("not-logged-in", "Not logged in", 401, "your token was refused: log in again"));
        }
        if (status == 403) {
            return of(
                    Problem.of("forbidden", "Not allowed", 403, "your roles do not allow this; ask for another role"));
        }
        if (status >= 400 && status < 500) {
            return of(Problem.of("http-" + status, "Refused", status, service + " gave no reason"));
        }
        return of(Problem.of(
                "service-failed",
                service + " failed",
                502,
                "it answered " + status + " without a reason; tell an operator if it stays"));
    }

    /** Says whether something may have been done. */
    static Answer of(String service, Exception thrown) {
        var perhapsDone = "it may still have done what was asked: look before you try again";
        if (isOrHasCause(thrown, HttpConnectTimeoutException.class) || isOrHasCause(thrown, ConnectException.class)) {
            return of(unreachable(service, "nothing was done; try again in a few seconds"));
        }
        if (isOrHasCause(thrown, TimeoutException.class) || isOrHasCause(thrown, HttpTimeoutException.class)) {
            return of(Problem.of("service-late", service + " did not answer in time", 504, perhapsDone));
        }
        return of(unreachable(service, perhapsDone));
    }

    private static Problem unreachable(String service, String detail) {
        return Problem.of("service-unreachable", service + " cannot be reached", 503, detail);
    }

    private static boolean isOrHasCause(Throwable thrown, Class<? extends Throwable> type) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
