package dev.trunkline.twilio.media;

import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.contracts.failure.Failure.Permanent;
import dev.trunkline.contracts.failure.Failure.Transient;
import dev.trunkline.twilio.account.TwilioAccount;
import dev.trunkline.twilio.account.TwilioAccounts;
import dev.trunkline.twilio.failure.TwilioFailures;
import dev.trunkline.twilio.rest.TwilioCallException;
import dev.trunkline.twilio.rest.TwilioHosts;
import dev.trunkline.twilio.sending.AdaptiveSending;
import dev.trunkline.twilio.sending.HeldBackException;
import dev.trunkline.twilio.sending.SendingListener;
import dev.trunkline.twilio.sending.SendingSettings;
import dev.trunkline.twilio.stub.StubTwilio;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TwilioMediaTest {

    private static final String FLEX = "AC4c6d62d3bf1584e6bc1e606cd45ab7ba";
    private static final String FRONTLINE = "AC0f3a1be2c54d47e8a9b0c1d2e3f40516";
    private static final String MESSAGE = "MM00000000000000000000000000000001";
    private static final String PATH =
            "/2010-04-01/Accounts/" + FLEX + "/Messages/" + MESSAGE + "/Media/ME00000000000000000000000000000001";
    private static final URI MEDIA = URI.create("https://api.twilio.com" + PATH);
    private static final byte[] PICTURE = "a picture".getBytes(UTF_8);

    private final StubTwilio twilio = new StubTwilio();
    private final StubTwilio elsewhere = new StubTwilio();
    private final AdaptiveSending sending =
            new AdaptiveSending(SendingSettings.defaults(), SendingListener.NONE, System::nanoTime);
    private final TwilioMedia media = media(Duration.ofSeconds(10), List.of("twiliocdn.com"));

    @AfterEach
    void close() {
        media.close();
        twilio.close();
        elsewhere.close();
    }

    @Test
    void fetchesWithTheAccountsCredentials() {
        // Given
        twilio.answer(200, "image/png", PICTURE);

        // When
        var fetched = media.fetch(MEDIA, FLEX, MESSAGE);

        // Then
        assertThat(fetched.contentType()).isEqualTo("image/png");
        assertThat(fetched.bytes()).isEqualTo(PICTURE);
        assertThat(twilio.calls().getFirst().uri()).hasToString("/api" + PATH);
        assertThat(twilio.calls().getFirst().header("Authorization")).isPresent();
    }

    @Test
    void leavesTwilioAloneWhileItAskedTheAccountToWait() {
        // Given
        try (var permit = sending.account("flex").enter("conversations")) {
            permit.tooMany(Duration.ofSeconds(30));
        }

        // When
        var held = catchThrowableOfType(HeldBackException.class, () -> media.fetch(MEDIA, FLEX, MESSAGE));

        // Then
        assertThat(held.retryAfter()).isGreaterThan(Duration.ofSeconds(20));
        assertThat(twilio.calls()).isEmpty();
    }

    @Test
    void takesTheUrlThatTheSimulatorHandsOut() {
        // Given
        twilio.answer(200, "image/png", PICTURE);

        // When
        var fetched = media.fetch(URI.create(twilio.uri() + "/api" + PATH), FLEX, MESSAGE);

        // Then
        assertThat(fetched.bytes()).isEqualTo(PICTURE);
    }

    @Test
    void followsTheRedirectWithoutTheCredentials() {
        // Given
        twilio.answer(307, "", "Location", twilio.uri() + "/storage/picture?signature=a%2Fb");
        twilio.answer(200, "image/png", PICTURE);

        // When
        var fetched = media.fetch(MEDIA, FLEX, MESSAGE);

        // Then
        assertThat(fetched.bytes()).isEqualTo(PICTURE);
        assertThat(twilio.calls().getLast().uri()).hasToString("/storage/picture?signature=a%2Fb");
        assertThat(twilio.calls().getLast().header("Authorization")).isEmpty();
    }

    @Test
    void followsNoRedirectToAStranger() {
        // Given
        twilio.answer(307, "", "Location", elsewhere.uri() + "/picture");

        // When
        var failure = failure(MEDIA);

        // Then
        assertThat(failure).isInstanceOf(Permanent.class);
        assertThat(failure.reason()).contains("redirected to host '127.0.0.1'");
        assertThat(elsewhere.calls()).isEmpty();
    }

    @Test
    void givesUpOnRedirectsWithoutEnd() {
        // Given
        for (int redirects = 0; redirects < 4; redirects++) {
            twilio.answer(302, "", "Location", "/storage/again");
        }

        // When
        var failure = failure(MEDIA);

        // Then
        assertThat(failure.reason()).endsWith("redirected more than 3 times");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example" + PATH,
                "https://api.twilio.com.evil.example" + PATH,
                "https://api.twilio.com@evil.example" + PATH,
                "https://chat.twilio.com" + PATH,
                "http://api.twilio.com" + PATH,
                "https://api.twilio.com:8443" + PATH,
                "https://api.twilio.com" + PATH + "?to=evil",
                "https://api.twilio.com" + PATH + "#evil",
                "https://api.twilio.com" + PATH + "/../../../Messages.json",
                "https://api.twilio.com" + PATH + ".json",
                "https://api.twilio.com/2010-04-01/Accounts/" + FLEX + "/Messages.json",
                "https://api.twilio.com/2010-04-01/Accounts/" + FLEX
                        + "/Messages/MM99999999999999999999999999999999/Media/ME00000000000000000000000000000001",
                "https://api.twilio.com/2010-04-01/Accounts/" + FRONTLINE + "/Messages/" + MESSAGE
                        + "/Media/ME00000000000000000000000000000001",
                "file:///etc/passwd"
            })
    void sendsNothingForAForgedUrl(URI forged) {
        // When
        var failure = failure(forged);

        // Then
        assertThat(failure).isInstanceOf(Permanent.class);
        assertThat(failure.reason())
                .startsWith("media URL of message " + MESSAGE + " refused, no credentials were sent: ");
        assertThat(twilio.calls()).isEmpty();
    }

    @Test
    void sendsNothingForAnAccountThatIsNotOurs() {
        // Given
        var url = URI.create(MEDIA.toString().replace(FLEX, FRONTLINE));

        // When
        var thrown = catchThrowableOfType(MediaException.class, () -> media.fetch(url, FRONTLINE, MESSAGE));

        // Then
        assertThat(thrown).hasMessageEndingWith("account " + FRONTLINE + " is not configured");
        assertThat(twilio.calls()).isEmpty();
    }

    @Test
    @Tag("Y08")
    void countsMediaThatAreNotThereYetAsTransient() {
        // Given
        twilio.answer(404, "{\"code\":20404}");

        // When
        var failure = failure(MEDIA);

        // Then
        assertThat(failure)
                .isEqualTo(new Transient(
                        "media ME00000000000000000000000000000001 is not there yet (404)", null, null, true));
    }

    @ParameterizedTest
    @CsvSource({"401, false", "403, false", "429, true", "500, true", "503, true"})
    void judgesOtherAnswersAsAnyCall(int status, boolean again) {
        // Given
        twilio.answer(status, "");

        // When
        var thrown = catchThrowableOfType(TwilioCallException.class, () -> media.fetch(MEDIA, FLEX, MESSAGE));

        // Then
        assertThat(new TwilioFailures().classify(thrown) instanceof Transient).isEqualTo(again);
    }

    @Test
    void refusesAFileThatSaysItIsTooLarge() {
        // Given
        twilio.answer(200, "image/png", new byte[1001]);

        // When
        var failure = failure(MEDIA);

        // Then
        assertThat(failure).isInstanceOf(Permanent.class);
        assertThat(failure.reason()).startsWith("media ME00000000000000000000000000000001 is larger than 1000 bytes");
    }

    @Test
    void breaksOffAFileThatTurnsOutTooLarge() {
        // Given
        twilio.answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[1001]);
        });

        // When
        var failure = failure(MEDIA);

        // Then
        assertThat(failure).isInstanceOf(Permanent.class);
    }

    @Test
    void takesAFileOfExactlyTheLimit() {
        // Given
        twilio.answer(200, "image/png", new byte[1000]);

        // When
        var fetched = media.fetch(MEDIA, FLEX, MESSAGE);

        // Then
        assertThat(fetched.bytes()).hasSize(1000);
    }

    @Test
    void triesAgainAfterAFileThatWasCutOff() {
        // Given
        twilio.answer(exchange -> {
            exchange.sendResponseHeaders(200, 900);
            exchange.getResponseBody().write(PICTURE);
            exchange.getResponseBody().flush();
        });

        // When
        var failure = failure(MEDIA);

        // Then
        assertThat(failure).isInstanceOf(Transient.class);
    }

    @Test
    void breaksOffAFileThatStalls() {
        // Given
        var never = new CountDownLatch(1);
        twilio.answer(exchange -> {
            exchange.sendResponseHeaders(200, 900);
            exchange.getResponseBody().write(PICTURE);
            exchange.getResponseBody().flush();
            awaitQuietly(never);
        });

        // When
        try (var impatient = media(Duration.ofMillis(300), List.of())) {
            var thrown = catchThrowableOfType(MediaException.class, () -> impatient.fetch(MEDIA, FLEX, MESSAGE));

            // Then
            assertThat(thrown.failure())
                    .isEqualTo(new Transient(
                            "media ME00000000000000000000000000000001: not complete within PT0.3S", null, null, true));
        } finally {
            never.countDown();
        }
    }

    @Test
    void breaksOffAServerThatNeverAnswers() {
        // Given
        var never = new CountDownLatch(1);
        twilio.answer(exchange -> awaitQuietly(never));

        // When
        try (var impatient = media(Duration.ofMillis(300), List.of())) {
            var thrown = catchThrowableOfType(MediaException.class, () -> impatient.fetch(MEDIA, FLEX, MESSAGE));

            // Then
            assertThat(thrown.failure()).isInstanceOf(Transient.class);
        } finally {
            never.countDown();
        }
    }

    private Failure failure(URI url) {
        return catchThrowableOfType(MediaException.class, () -> media.fetch(url, FLEX, MESSAGE))
                .failure();
    }

    private TwilioMedia media(Duration timeout, List<String> storageDomains) {
        TwilioAccounts accounts =
                () -> List.of(new TwilioAccount("flex", FLEX, List.of("flex-token"), Optional.empty()));
        return new TwilioMedia(
                accounts,
                new TwilioHosts(Optional.of(twilio.uri())),
                new MediaLimits(1000, Duration.ofSeconds(2), timeout, storageDomains),
                (call, status, took) -> {},
                sending);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
