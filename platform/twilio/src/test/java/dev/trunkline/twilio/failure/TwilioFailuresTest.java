package dev.trunkline.twilio.failure;

import com.twilio.exception.ApiException;
import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.contracts.failure.Failure.Permanent;
import dev.trunkline.contracts.failure.Failure.Transient;
import dev.trunkline.twilio.rest.TwilioCall;
import dev.trunkline.twilio.rest.TwilioCallException;
import dev.trunkline.twilio.rest.TwilioUnreachableException;
import dev.trunkline.twilio.rest.TwilioUnreachableException.Kind;
import dev.trunkline.twilio.sending.AdaptiveSending;
import dev.trunkline.twilio.sending.HeldBackException;
import dev.trunkline.twilio.sending.SendingListener;
import dev.trunkline.twilio.sending.SendingSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TwilioFailuresTest {

    private static final String CONVERSATION = "/v1/Conversations/CH00000000000000000000000000000001";

    private final TwilioFailures failures = new TwilioFailures();

    @Test
    void waitsAsLongAsTwilioAsks() {
        // When
        var failure = failures.classify(refused("POST", 429, 20429, Duration.ofSeconds(7)));

        // Then
        assertThat(failure).isInstanceOfSatisfying(Transient.class, wait -> {
            assertThat(wait.retryAfter()).isEqualTo(Duration.ofSeconds(7));
            assertThat(wait.outcomeKnown()).isTrue();
            assertThat(wait.code()).isEqualTo(20429);
        });
    }

    @ParameterizedTest
    @CsvSource({"POST, 500, false", "POST, 503, false", "POST, 408, false", "DELETE, 502, false", "GET, 503, true"})
    void triesAgainAfterAServerErrorAndKnowsTheOutcomeOfReadsOnly(String method, int status, boolean outcomeKnown) {
        // When
        var failure = failures.classify(refused(method, status, null, null));

        // Then
        assertThat(failure)
                .isInstanceOfSatisfying(
                        Transient.class,
                        again -> assertThat(again.outcomeKnown()).isEqualTo(outcomeKnown));
    }

    @ParameterizedTest
    @CsvSource({"400, 21610", "400, 21211", "401, 20003", "403, 0", "404, 20404", "409, 50416", "400, 99999"})
    void givesUpOnAClientError(int status, int code) {
        // When
        var failure = failures.classify(refused("POST", status, code == 0 ? null : code, null));

        // Then
        assertThat(failure).isInstanceOf(Permanent.class);
    }

    @ParameterizedTest
    @CsvSource({"400, 45361", "400, 50427", "412, 20001"})
    void triesAgainWhereTheCodeOrAConflictSaysSo(int status, int code) {
        // When
        var failure = failures.classify(refused("POST", status, code, null));

        // Then
        assertThat(failure).isInstanceOf(Transient.class);
    }

    @Test
    @Tag("G02")
    void saysInWordsWhatHappenedToWhichCall() {
        // When
        var failure = failures.classify(refused("POST", 400, 21610, null));

        // Then
        assertThat(failure)
                .isEqualTo(new Permanent(
                        "recipient opted out (Twilio error 21610): POST conversations" + CONVERSATION, 21610));
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT, POST, true",
        "TIMEOUT, POST, false",
        "BROKEN, POST, false",
        "TIMEOUT, GET, true",
        "BROKEN, DELETE, false"
    })
    void triesAgainWhereThereWasNoAnswer(Kind kind, String method, boolean outcomeKnown) {
        // Given
        var thrown = new TwilioUnreachableException(call(method), kind, new IOException("reset"));

        // When
        var failure = failures.classify(thrown);

        // Then
        assertThat(failure)
                .isInstanceOfSatisfying(
                        Transient.class,
                        again -> assertThat(again.outcomeKnown()).isEqualTo(outcomeKnown));
    }

    @Test
    void triesACallThatWasHeldBackAgainWithoutDoubtAboutItsOutcome() {
        // Given
        var account = new AdaptiveSending(SendingSettings.defaults(), SendingListener.NONE, () -> 0).account("flex");
        account.enter("api").tooMany(Duration.ofSeconds(9));
        var held = catchThrowableOfType(HeldBackException.class, () -> account.enter("api"));

        // When
        var failure = failures.classify(new IllegalStateException(held));

        // Then
        assertThat(failure)
                .isEqualTo(new Transient(
                        "call to api of account flex not made: Twilio asked us to wait",
                        null,
                        Duration.ofSeconds(9),
                        true));
    }

    @Test
    void looksBehindWrappers() {
        // Given
        var thrown = new IllegalStateException(new ExecutionException(refused("POST", 429, 20429, null)));

        // When
        var failure = failures.classify(thrown);

        // Then
        assertThat(failure).isInstanceOf(Transient.class);
    }

    @Test
    void takesTheWordOfAClassifiedException() {
        // Given
        var own = new Permanent("no such template", null);

        // When
        var failure = failures.classify(new Judged(own));

        // Then
        assertThat(failure).isSameAs(own);
    }

    @Test
    void doesNotKnowTheOutcomeOfOtherIo() {
        // When
        var failure = failures.classify(new UncheckedIOException(new IOException("to +14155550101")));

        // Then
        assertThat(failure).isEqualTo(new Transient("input or output failed (IOException)", null, null, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "53300", "57P01", "55P03"})
    void triesAgainWhereTheDatabaseCouldNot(String state) {
        // When
        var failure = failures.classify(new IllegalStateException(new SQLException("no", state)));

        // Then
        assertThat(failure).isInstanceOf(Transient.class);
    }

    @Test
    void triesAgainWhereThePoolHadNoConnectionToGive() {
        // When
        var failure = failures.classify(new IllegalStateException(new SQLException("acquisition timeout")));

        // Then
        assertThat(failure).isInstanceOf(Transient.class);
    }

    @Test
    @Tag("G02")
    void takesAnythingElseForADefectAndKeepsItsMessageOut() {
        // When
        var failure = failures.classify(new IllegalStateException("said hello to +14155550101"));

        // Then
        assertThat(failure).isInstanceOf(Permanent.class);
        assertThat(failure.reason())
                .startsWith("IllegalStateException at dev.trunkline.twilio.failure.TwilioFailuresTest.")
                .doesNotContain("hello", "4155550101");
    }

    @Test
    void survivesACauseThatCausesItself() {
        // Given
        var first = new IllegalStateException("first");
        first.initCause(new IllegalStateException("second", first));

        // When
        var failure = failures.classify(first);

        // Then
        assertThat(failure).isInstanceOf(Permanent.class);
    }

    @Test
    void readsTheSdksOwnExceptions() {
        // When
        var failure = failures.classify(new ApiException("said hello", 21610, null, 400, 400, null, null, null));

        // Then
        assertThat(failure).isEqualTo(new Permanent("recipient opted out (Twilio error 21610)", 21610));
    }

    @ParameterizedTest
    @ValueSource(ints = {50353, 50433, 50437, 80103, 80104, 80603})
    @Tag("A07")
    void countsADuplicateAsDone(int code) {
        // When
        var done = failures.alreadyDone(refused("POST", 409, code, null));

        // Then
        assertThat(done).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"DELETE, true", "GET, false", "POST, false"})
    void countsWhatIsGoneAsDeleted(String method, boolean expected) {
        // When
        var done = failures.alreadyDone(refused(method, 404, 20404, null));

        // Then
        assertThat(done).isEqualTo(expected);
    }

    @Test
    void countsNothingElseAsDone() {
        // When
        var done = failures.alreadyDone(refused("POST", 400, 21610, null));

        // Then
        assertThat(done).isFalse();
    }

    @ParameterizedTest
    @EnumSource(TwilioError.class)
    void hasWordsForEachCode(TwilioError error) {
        assertThat(error.words()).isNotBlank();
    }

    @Test
    void namesACodeWithoutWords() {
        assertThat(TwilioErrorText.of(99999)).isEqualTo("Twilio error 99999");
    }

    private static final class Judged extends RuntimeException implements Classified {
        private static final long serialVersionUID = 1L;

        private final transient Failure failure;

        private Judged(Failure failure) {
            this.failure = failure;
        }

        @Override
        public Failure failure() {
            return failure;
        }
    }

    private static TwilioCallException refused(
            String method, int status, @Nullable Integer code, @Nullable Duration retryAfter) {
        return new TwilioCallException(call(method), status, code, retryAfter);
    }

    private static TwilioCall call(String method) {
        return new TwilioCall(method, "conversations", CONVERSATION);
    }
}
