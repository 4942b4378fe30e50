package dev.trunkline.ingress.quarantine;

import dev.trunkline.contracts.Topics;
import dev.trunkline.ingress.door.DoorFixture;
import dev.trunkline.ingress.door.WebhookDoor;
import dev.trunkline.ingress.door.WebhookRequest;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.trunkline.ingress.door.DoorFixture.FLEX;
import static dev.trunkline.ingress.door.DoorFixture.PUBLIC_URL;
import static dev.trunkline.ingress.door.DoorFixture.receive;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("Y02")
class QuarantineTest {

    private static final String OLD_TOKEN = "token-before-rotation";
    private static final String INBOUND = "AccountSid=" + FLEX + "&MessageSid=SM1&From=%2B1415&To=%2B1416&Body=Hi";

    private record Bounds(int rate, int burst, MemorySize maxBodySize) implements QuarantineConfig {}

    private final DoorFixture fixture = new DoorFixture();
    private final AtomicLong nanoTime = new AtomicLong();
    private final Quarantine quarantine = new Quarantine(
            fixture.publisher(), new Bounds(1, 3, new MemorySize(BigInteger.valueOf(200))), nanoTime::get);
    private final WebhookDoor door = fixture.door(quarantine, List.of(PUBLIC_URL), Map.of());
    private final QuarantineOperations operations = new QuarantineOperations(
            reader -> List.copyOf(fixture.published).stream()
                    .filter(publication -> publication.topic().equals(Topics.QUARANTINE))
                    .forEach(publication -> reader.accept(publication.event())),
            door,
            fixture.publisher(),
            Clock.fixed(DoorFixture.NOW, ZoneOffset.UTC));

    private static WebhookRequest doubtful() {
        return DoorFixture.form("/webhooks/messaging?a=b", INBOUND, OLD_TOKEN);
    }

    private List<String> webhookIds() {
        return fixture.published.stream()
                .filter(publication -> publication.topic().startsWith("trunkline.webhooks."))
                .map(publication -> publication.event().id())
                .toList();
    }

    @Test
    void keepsTheWholeRequest() {
        // Given
        var request = doubtful();
        // When
        receive(door, request);
        // Then
        var kept = QuarantinedRequest.of(fixture.published.getFirst().event());
        assertThat(kept.accountSid()).isEqualTo(FLEX);
        assertThat(kept.reason()).contains("signature does not match");
        assertThat(kept.request()).usingRecursiveComparison().isEqualTo(request);
    }

    @Test
    void keepsNoMoreThanItsRateAllows() {
        // Given
        IntStream.range(0, 5).forEach(i -> receive(door, doubtful()));
        nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
        // When
        IntStream.range(0, 5).forEach(i -> receive(door, doubtful()));
        // Then
        assertThat(fixture.published).hasSize(4);
        assertThat(quarantine.keptCount()).isEqualTo(4);
        assertThat(quarantine.droppedCount()).isEqualTo(6);
    }

    @Test
    void keepsNoLargeBody() {
        // When
        receive(door, DoorFixture.form("/webhooks/messaging", INBOUND + "x".repeat(200), OLD_TOKEN));
        // Then
        assertThat(fixture.published).isEmpty();
        assertThat(quarantine.droppedCount()).isEqualTo(1);
    }

    @Test
    void releasesWhatIsGenuineNow() {
        // Given
        receive(door, doubtful());
        fixture.flexTokens = List.of(DoorFixture.FLEX_TOKEN, OLD_TOKEN);
        // When
        var release = operations.releaseAll();
        // Then
        assertThat(release.released()).hasSize(1);
        receive(door, doubtful());
        assertThat(webhookIds()).hasSize(2).containsOnly(webhookIds().getFirst());
    }

    @Test
    void releasesNothingTwice() {
        // Given
        receive(door, doubtful());
        fixture.flexTokens = List.of(OLD_TOKEN);
        operations.releaseAll();
        // When
        var again = operations.releaseAll();
        // Then
        assertThat(again.released()).isEmpty();
        assertThat(webhookIds()).hasSize(1);
        assertThat(operations.kept(10)).isEmpty();
    }

    @Test
    void saysWhatIsStillRefusedAndWhatItDoesNotKnow() {
        // Given
        receive(door, doubtful());
        var id = operations.kept(1).getFirst().id();
        // When
        var release = operations.release(Set.of(id, "no-such-id"));
        // Then
        assertThat(release.released()).isEmpty();
        assertThat(release.refused()).extracting(Release.StillRefused::id).containsExactly(id);
        assertThat(release.unknown()).containsExactly("no-such-id");
        assertThat(webhookIds()).isEmpty();
    }

    @Test
    void showsNeitherBodyNorQuery() {
        // Given
        receive(door, doubtful());
        // When
        var kept = operations.kept(10);
        // Then
        assertThat(kept).singleElement().satisfies(shown -> {
            assertThat(shown.path()).isEqualTo("/webhooks/messaging");
            assertThat(shown.bodyBytes()).isEqualTo(INBOUND.length());
            assertThat(shown.receivedAt()).isEqualTo(DoorFixture.NOW);
        });
    }
}
