package dev.trunkline.messaging.media;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.messaging.inbox.Attachment;
import dev.trunkline.messaging.inbox.Attachment.State;
import dev.trunkline.messaging.inbox.Inbox;
import dev.trunkline.messaging.inbox.InboxFixture;
import dev.trunkline.messaging.inbox.Message;
import dev.trunkline.messaging.inbox.ReceivedMessage.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.trunkline.messaging.inbox.InboxFixture.OURS;
import static dev.trunkline.messaging.inbox.InboxFixture.THEIRS;
import static dev.trunkline.messaging.inbox.InboxFixture.cause;
import static dev.trunkline.messaging.inbox.InboxFixture.received;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("C03")
class MediaFetchingTest {

    private static final Duration PATIENCE = Duration.ofHours(24);

    private final InboxFixture fixture = new InboxFixture();
    private final FakeSource source = new FakeSource();
    private final FakeContents contents = new FakeContents();
    private final MediaFetching fetching = new MediaFetching(
            fixture.conversations,
            fixture.messages,
            source,
            contents,
            fixture.updates,
            InboxFixture.transactions(),
            new Config(),
            fixture::tick);

    @Test
    void storesAllMediaInOrder() {
        // Given
        receive(new Media("url-a", "image/png"), new Media("url-b", "audio/ogg"));
        source.available("url-a", "url-b");
        // When
        var next = fetching.fetch(message().id());
        // Then
        assertThat(next).isEmpty();
        assertThat(message().media()).extracting(Attachment::state).containsExactly(State.STORED, State.STORED);
        assertThat(contents.rows.values()).containsExactlyInAnyOrder("bytes of url-a", "bytes of url-b");
        assertThat(fixture.updates.lines)
                .filteredOn(line -> line.startsWith("changed"))
                .hasSize(2);
    }

    @Test
    @Tag("Y08")
    void triesAgainForMediaThatAreNotThereYetWhileOthersAreShown() {
        // Given
        receive(new Media("url-a", "image/png"), new Media("url-b", "audio/ogg"));
        source.available("url-b");
        // When
        var next = fetching.fetch(message().id());
        // Then
        assertThat(next).isPresent();
        assertThat(message().media()).extracting(Attachment::state).containsExactly(State.PENDING, State.STORED);
    }

    @Test
    @Tag("Y08")
    void waitsLongerAfterEachFailureAndStillFetchesAfterHours() {
        // Given
        receive(new Media("url-a", "image/png"));
        var waits = new ArrayList<Duration>();
        for (var attempt = 0; attempt < 30; attempt++) {
            var wait = fetching.fetch(message().id()).orElseThrow();
            waits.add(wait);
            fixture.now = fixture.now.plus(wait);
        }
        var age = Duration.between(message().createdAt(), fixture.now);
        source.available("url-a");
        // When
        var next = fetching.fetch(message().id());
        // Then
        assertThat(age).isGreaterThan(Duration.ofHours(1));
        assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofMinutes(13)) < 0);
        assertThat(waits.getLast()).isGreaterThan(waits.getFirst());
        assertThat(next).isEmpty();
        assertThat(message().media()).extracting(Attachment::state).containsExactly(State.STORED);
    }

    @Test
    @Tag("Y08")
    void givesUpWhenPatienceEnds() {
        // Given
        receive(new Media("url-a", "image/png"));
        fixture.now = fixture.now.plus(PATIENCE).plusSeconds(1);
        // When
        var next = fetching.fetch(message().id());
        // Then
        assertThat(next).isEmpty();
        assertThat(message().media()).extracting(Attachment::state).containsExactly(State.FAILED);
    }

    @Test
    @Tag("Y08")
    void isFetchedOnceMoreOnDemandWithAllPatience() {
        // Given
        receive(new Media("url-a", "image/png"));
        fixture.now = fixture.now.plus(PATIENCE).plusSeconds(1);
        fetching.fetch(message().id());
        fixture.fetches.clear();
        // When
        var again = fixture.inbox.fetchAgain(message().media().getFirst().id(), cause("agent"));
        // Then
        assertThat(again).isInstanceOf(Inbox.FetchingAgain.Ordered.class);
        assertThat(message().media()).extracting(Attachment::state).containsExactly(State.PENDING);
        assertThat(fixture.fetches).containsExactly(message().id());
        fixture.now = fixture.now.plus(PATIENCE).minusSeconds(1);
        assertThat(fetching.fetch(message().id())).isPresent();
        source.available("url-a");
        assertThat(fetching.fetch(message().id())).isEmpty();
        assertThat(message().media()).extracting(Attachment::state).containsExactly(State.STORED);
    }

    @Test
    @Tag("Y08")
    void givesUpOnlyWhatNobodyAskedForAgain() {
        // Given
        receive(new Media("url-a", "image/png"), new Media("url-b", "image/png"));
        fixture.now = fixture.now.plus(PATIENCE).minusSeconds(1);
        fixture.inbox.fetchAgain(message().media().getLast().id(), cause("agent"));
        fixture.now = fixture.now.plusSeconds(2);
        // When
        var next = fetching.fetch(message().id());
        // Then
        assertThat(next).isPresent();
        assertThat(message().media()).extracting(Attachment::state).containsExactly(State.FAILED, State.PENDING);
    }

    @Test
    void doesNotFetchAgainWhatIsStored() {
        // Given
        receive(new Media("url-a", "image/png"));
        source.available("url-a");
        fetching.fetch(message().id());
        fixture.fetches.clear();
        // When
        var again = fixture.inbox.fetchAgain(message().media().getFirst().id(), cause("agent"));
        // Then
        assertThat(again).isInstanceOf(Inbox.FetchingAgain.AlreadyStored.class);
        assertThat(fixture.fetches).isEmpty();
    }

    @Test
    void givesUpAtOnceWhatNoAttemptWillBring() {
        // Given
        receive(new Media("too-large", "video/mp4"), new Media("url-b", "audio/ogg"));
        source.available("url-b");
        // When
        var next = fetching.fetch(message().id());
        // Then
        assertThat(next).isEmpty();
        assertThat(message().media()).extracting(Attachment::state).containsExactly(State.FAILED, State.STORED);
    }

    @Test
    void asksWhereMediaAreThatWereOnlyCounted() {
        // Given
        receive(new Media(null, null), new Media(null, null));
        source.listed.add(new MediaSource.Listed("url-a", "image/png"));
        source.listed.add(new MediaSource.Listed("url-b", "application/pdf"));
        source.available("url-a", "url-b");
        // When
        var next = fetching.fetch(message().id());
        // Then
        assertThat(next).isEmpty();
        assertThat(message().media()).extracting(Attachment::url).containsExactly("url-a", "url-b");
        assertThat(contents.rows).hasSize(2);
    }

    @Test
    void asksNobodyWhereNothingIsMissing() {
        // Given
        receive(new Media("url-a", "image/png"));
        source.available("url-a");
        fetching.fetch(message().id());
        // When
        var next = fetching.fetch(message().id());
        // Then
        assertThat(next).isEmpty();
        assertThat(source.calls).containsExactly("url-a");
    }

    private void receive(Media... media) {
        fixture.inbox.receive(received("MM1", THEIRS, OURS, "Look", List.of(media)), cause("1"));
    }

    private Message message() {
        return fixture.history().getFirst();
    }

    private record Config() implements MediaConfig {
        @Override
        public Duration patience() {
            return PATIENCE;
        }

        @Override
        public Duration firstRetry() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration longestRetry() {
            return Duration.ofMinutes(10);
        }

        @Override
        public int parallel() {
            return 1;
        }

        @Override
        public Duration pollingInterval() {
            return Duration.ofSeconds(1);
        }
    }

    private static final class FakeSource implements MediaSource {
        final List<Listed> listed = new ArrayList<>();
        final List<String> calls = new ArrayList<>();
        private final List<String> available = new ArrayList<>();

        void available(String... urls) {
            available.addAll(List.of(urls));
        }

        @Override
        public List<Listed> list(String messageSid, TraceContext trace) {
            return listed;
        }

        @Override
        public List<Listed> list(String account, String messageSid, TraceContext trace) {
            return listed;
        }

        @Override
        public Content fetch(String messageSid, String url, TraceContext trace)
                throws IOException, UnfetchableException {
            calls.add(url);
            if (url.equals("too-large")) {
                throw new UnfetchableException("too large", new IOException("16 MB"));
            }
            if (!available.contains(url)) {
                throw new IOException(url + ": 404");
            }
            return new Content("image/png", ("bytes of " + url).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final class FakeContents implements MediaContents {
        final Map<UUID, String> rows = new HashMap<>();

        @Override
        public void store(UUID mediaId, byte[] content) {
            rows.put(mediaId, new String(content, StandardCharsets.UTF_8));
        }

        @Override
        public Optional<Stored> find(UUID mediaId) {
            return Optional.ofNullable(rows.get(mediaId))
                    .map(text -> new Stored("image/png", text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
