package dev.trunkline.twilio.media;

import dev.trunkline.contracts.event.LeaseLapsedException;
import dev.trunkline.contracts.event.LeaseScope;
import dev.trunkline.contracts.event.LeaseScope.Lease;
import dev.trunkline.contracts.failure.Failure.Permanent;
import dev.trunkline.twilio.account.TwilioAccount;
import dev.trunkline.twilio.media.ChatMedia.Shelf;
import dev.trunkline.twilio.rest.TwilioCallException;
import dev.trunkline.twilio.rest.TwilioHosts;
import dev.trunkline.twilio.sending.AdaptiveSending;
import dev.trunkline.twilio.sending.SendingListener;
import dev.trunkline.twilio.sending.SendingSettings;
import dev.trunkline.twilio.stub.StubTwilio;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ChatMediaTest {

    private static final String ACCOUNT = "AC4c6d62d3bf1584e6bc1e606cd45ab7ba";
    private static final Shelf SHELF = new Shelf(ACCOUNT, "IS00000000000000000000000000000001");
    private static final String SID = "ME00000000000000000000000000000001";
    private static final byte[] PICTURE = "a picture".getBytes(UTF_8);

    private final StubTwilio twilio = new StubTwilio();
    private final StubTwilio elsewhere = new StubTwilio();
    private final ChatMedia media = new ChatMedia(
            () -> List.of(new TwilioAccount("flex", ACCOUNT, List.of("flex-token"), Optional.empty())),
            new TwilioHosts(Optional.of(twilio.uri())),
            new MediaLimits(1000, Duration.ofSeconds(2), Duration.ofSeconds(10), List.of("twiliocdn.com")),
            new AdaptiveSending(SendingSettings.defaults(), SendingListener.NONE, System::nanoTime));

    @AfterEach
    void close() {
        media.close();
        twilio.close();
        elsewhere.close();
    }

    @Test
    void fetchesWhatIsDescribedWithTheCredentialsFromStorageWithoutThem() {
        // Given
        described(twilio.uri() + "/storage/picture?signature=a%2Fb");
        twilio.answer(200, "application/octet-stream", PICTURE);
        // When
        var fetched = media.fetch(SHELF, SID);
        // Then
        assertThat(fetched.contentType()).isEqualTo("image/png");
        assertThat(fetched.bytes()).isEqualTo(PICTURE);
        assertThat(twilio.calls().getFirst().uri())
                .hasToString("/mcs/v1/Services/" + SHELF.chatService() + "/Media/" + SID);
        assertThat(twilio.calls().getFirst().header("Authorization")).isPresent();
        assertThat(twilio.calls().getLast().header("Authorization")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "javascript:alert(1)", "https://evil.example/1.png", "file:///etc/passwd"})
    void asksNoStranger(String link) {
        // Given
        described(link);
        // When
        var refused = catchThrowableOfType(MediaException.class, () -> media.fetch(SHELF, SID));
        // Then
        assertThat(refused.failure()).isInstanceOf(Permanent.class);
        assertThat(refused).hasMessageContaining("none of trunkline.twilio.media.storage-domains");
        assertThat(twilio.calls()).hasSize(1);
    }

    @Test
    void followsNoRedirectToAStranger() {
        // Given
        described(twilio.uri() + "/storage/picture");
        twilio.answer(307, "", "Location", elsewhere.uri() + "/picture");
        // When
        var refused = catchThrowableOfType(TwilioCallException.class, () -> media.fetch(SHELF, SID));
        // Then
        assertThat(refused.httpStatus()).isEqualTo(307);
        assertThat(elsewhere.calls()).isEmpty();
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        // Given
        described(twilio.uri() + "/storage/picture");
        twilio.answer(200, "image/png", new byte[1001]);
        // When
        var refused = catchThrowableOfType(MediaException.class, () -> media.fetch(SHELF, SID));
        // Then
        assertThat(refused.failure()).isInstanceOf(Permanent.class);
    }

    @Test
    void uploadsNothingOnceTheLeaseMayHaveRunOut() {
        // When
        var refused = catchThrowableOfType(LeaseLapsedException.class, () -> LeaseScope.run(() -> false, this::upload));
        // Then
        assertThat(refused).isNotNull();
        assertThat(twilio.calls()).isEmpty();
    }

    @Test
    void uploadsNothingWhereTheLeaseRunsOutBehindTheHeaders() {
        // Given
        var asked = new AtomicInteger();
        Lease runsOut = () -> asked.incrementAndGet() == 1;
        // When
        var refused = catchThrowableOfType(LeaseLapsedException.class, () -> LeaseScope.run(runsOut, this::upload));
        // Then
        assertThat(refused).isNotNull();
        assertThat(asked).hasValue(2);
        assertThat(twilio.calls()).isEmpty();
    }

    @Test
    void uploadsAndFetchesAsLongAsItMay() {
        // Given
        twilio.answer(201, "{\"sid\":\"" + SID + "\"}");
        described(twilio.uri() + "/storage/picture");
        twilio.answer(200, "application/octet-stream", PICTURE);
        // When
        var sid = LeaseScope.run(() -> true, this::upload);
        var fetched = LeaseScope.run(() -> false, () -> media.fetch(SHELF, SID));
        // Then
        assertThat(sid).isEqualTo(SID);
        assertThat(twilio.calls().getFirst().body()).isEqualTo("a picture");
        assertThat(fetched.bytes()).isEqualTo(PICTURE);
    }

    private String upload() {
        return media.upload(SHELF, new Media("image/png", PICTURE), "picture.png");
    }

    private void described(String link) {
        twilio.answer(
                200,
                "{\"sid\":\"" + SID + "\",\"content_type\":\"image/png\",\"links\":{\"content_direct_temporary\":\""
                        + link + "\"}}");
    }
}
