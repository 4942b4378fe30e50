package dev.trunkline.twilio.failure;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import dev.trunkline.contracts.event.LeaseLapsedException;
import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.contracts.failure.Failure.Permanent;
import dev.trunkline.contracts.failure.Failure.Transient;
import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.twilio.failure.TwilioError.Meaning;
import dev.trunkline.twilio.rest.TwilioCall;
import dev.trunkline.twilio.rest.TwilioCallException;
import dev.trunkline.twilio.rest.TwilioUnreachableException;
import dev.trunkline.twilio.sending.HeldBackException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one place that says what a failure means.
 *
 * <table>
 *   <caption>First match wins, from the outermost exception to its root cause</caption>
 *   <tr><th>What came</th><th>Means</th></tr>
 *   <tr><td>an exception that is {@link Classified}</td><td>what it says</td></tr>
 *   <tr><td>a request that was not sent as its lease may have run out</td><td>transient; outcome known</td></tr>
 *   <tr><td>a call that was held back</td><td>transient, after what it says; not made, so the outcome is known</td></tr>
 *   <tr><td>a code in the table of codes</td><td>what the table says</td></tr>
 *   <tr><td>429</td><td>transient, after {@code Retry-After}; never processed, so the outcome is known</td></tr>
 *   <tr><td>412</td><td>transient: someone else changed the resource, read it again</td></tr>
 *   <tr><td>408, 5xx</td><td>transient; outcome known only for reads</td></tr>
 *   <tr><td>any other 4xx</td><td>permanent</td></tr>
 *   <tr><td>no connection</td><td>transient, outcome known</td></tr>
 *   <tr><td>no answer, broken connection, other I/O</td><td>transient; outcome known only for reads</td></tr>
 *   <tr><td>database unreachable, busy, or a conflict that a repetition solves</td><td>transient</td></tr>
 *   <tr><td>anything else</td><td>permanent: a defect</td></tr>
 * </table>
 *
 * <p>Reasons name calls, codes and classes, never what a person wrote or their number.
 */
public final class TwilioFailures implements FailureClassifier {

    /** PostgreSQL, appendix A: connection, rolled back, resources, operator intervention, lock not available. */
    private static final Set<String> REPEATABLE_SQL = Set.of("08", "40", "53", "55", "57");

    @Override
    public Failure classify(Throwable thrown) {
        return causes(thrown)
                .map(TwilioFailures::known)
                .filter(failure -> failure != null)
                .findFirst()
                .orElseGet(() -> new Permanent(defect(thrown), null));
    }

    /**
     * Whether the failure says that what we wanted is there already: a duplicate of a natural key, or the deletion of what
     * no longer exists.
     */
    public boolean alreadyDone(Throwable thrown) {
        return causes(thrown).anyMatch(TwilioFailures::meansDone);
    }

    private static boolean meansDone(Throwable thrown) {
        if (!(thrown instanceof ApiException refused)) {
            return false;
        }
        var code = refused.getCode();
        if (code != null && meaning(code) == Meaning.ALREADY_DONE) {
            return true;
        }
        return refused instanceof TwilioCallException called && called.call().deletes() && called.httpStatus() == 404;
    }

    private static @Nullable Failure known(Throwable thrown) {
        return switch (thrown) {
            case Classified classified -> classified.failure();
            case LeaseLapsedException lapsed ->
                new Transient("request not sent, its lease may have run out", null, null, true);
            case HeldBackException held -> new Transient(held.words(), null, held.retryAfter(), true);
            case TwilioCallException refused ->
                ofAnswer(
                        refused.httpStatus(),
                        refused.getCode(),
                        refused.retryAfter().orElse(null),
                        refused.call());
            case TwilioUnreachableException unreachable ->
                new Transient(
                        unreachable.reason(),
                        null,
                        null,
                        unreachable.kind() == TwilioUnreachableException.Kind.CONNECT
                                || unreachable.call().readsOnly());
            case ApiException refused
            when refused.getStatusCode() != null -> ofAnswer(refused.getStatusCode(), refused.getCode(), null, null);
            case ApiException unread ->
                new Permanent(
                        "Twilio's answer could not be read; look at the call in Twilio's console", unread.getCode());
            case ApiConnectionException unreachable -> new Transient("no answer from Twilio", null, null, false);
            case ConnectException refused -> new Transient("no connection (ConnectException)", null, null, true);
            case IOException broken ->
                new Transient("input or output failed (" + broken.getClass().getSimpleName() + ")", null, null, false);
            case TimeoutException late -> new Transient("no answer in time", null, null, false);
            case InterruptedException stopped ->
                new Transient("interrupted, most likely by a shutdown", null, null, false);
            case SQLException database -> ofDatabase(database);
            default -> null;
        };
    }

    private static Failure ofAnswer(
            int status, @Nullable Integer code, @Nullable Duration retryAfter, @Nullable TwilioCall call) {
        var reason = (code == null ? "Twilio answered " + status : TwilioErrorText.of(code))
                + (call == null ? "" : ": " + call);
        if (status == 429) {
            return new Transient(reason, code, retryAfter, true);
        }
        var readsOnly = call != null && call.readsOnly();
        if (status >= 500 || status == 408) {
            return new Transient(reason, code, retryAfter, readsOnly);
        }
        if (status == 412 || (code != null && meaning(code) == Meaning.TRANSIENT)) {
            return new Transient(reason, code, retryAfter, true);
        }
        return new Permanent(reason, code);
    }

    private static @Nullable Failure ofDatabase(SQLException thrown) {
        var state = thrown.getSQLState();
        var repeatable = thrown instanceof SQLTransientException
                || thrown instanceof SQLRecoverableException
                || state == null // The pool had no connection to give.
                || (state.length() == 5 && REPEATABLE_SQL.contains(state.substring(0, 2)));
        return repeatable
                ? new Transient("the database could not do it now (SQL state " + state + ")", null, null, true)
                : null;
    }

    private static @Nullable Meaning meaning(int code) {
        return TwilioError.ofCode(code).map(TwilioError::meaning).orElse(null);
    }

    /** Names the class and the place, since the message of an exception may repeat what a person wrote. */
    private static String defect(Throwable thrown) {
        var place = Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.trunkline."))
                .findFirst()
                .map(frame -> " at " + frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .orElse("");
        return thrown.getClass().getSimpleName() + place + "; see the log, mend the cause, then retry";
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        // A chain longer than this is a loop.
        return Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
