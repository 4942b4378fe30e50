package dev.trunkline.bridge.copy;

import dev.trunkline.bridge.copy.Copy.State;
import dev.trunkline.bridge.fake.FakeChat;
import dev.trunkline.bridge.fake.FakePosting;
import dev.trunkline.bridge.fake.KeptCopies;
import dev.trunkline.bridge.fake.KeptLinks;
import dev.trunkline.bridge.fake.KeptSteps;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.contracts.twilio.ChatMessage.Media;
import dev.trunkline.twilio.chat.Echo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is copied where lists lag behind, processes end, and messages have several files. */
class CopyingTest {

    private final FakeChat first = new FakeChat("a");
    private final FakeChat second = new FakeChat("b");
    private final KeptLinks links = new KeptLinks();
    private final KeptCopies copies = new KeptCopies();
    private final FakePosting posting = new FakePosting(first, second);
    private final Copying copying = new Copying(links.port(), copies.port(), KeptLinks.transactions(), posting.port());
    private final String here = first.conversation("here", "{}");
    private final String there = second.conversation("there", "{}");

    private Link link(int from) {
        return links.add(new Link(
                UUID.randomUUID(),
                "pair",
                "lane",
                here,
                there,
                Link.State.OPEN,
                from,
                0,
                null,
                Instant.EPOCH,
                Instant.EPOCH));
    }

    private ChatMessage say(String body, int files) {
        var media = IntStream.range(0, files)
                .mapToObj(file -> new Media("ME" + file, null, null, null))
                .toList();
        return first.say(here, "visitor", body, media, "{}");
    }

    @Test
    void copiesWhatTwilioDidNotListYet() throws Exception {
        // Given
        var link = link(0);
        var late = say("one", 0);
        var told = say("two", 0);
        first.unlisted.add(late.sid());
        copying.copy(link, Side.FIRST, told, new KeptSteps());
        assertThat(second.bodies(there)).containsExactly("two");
        // When
        copying.copy(link, Side.FIRST, late, new KeptSteps());
        // Then
        copying.copy(link, Side.FIRST, late, new KeptSteps());
        assertThat(second.bodies(there)).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void copiesNothingThatWasTakenBackMeanwhile() throws Exception {
        // Given
        var link = link(0);
        var mistake = say("oops", 0);
        first.delete(here, mistake.sid(), Echo.UNWANTED);
        copying.copy(link, Side.FIRST, say("right", 0), new KeptSteps());
        // When
        copying.copy(link, Side.FIRST, mistake, new KeptSteps());
        // Then
        assertThat(second.bodies(there)).containsExactly("right");
        assertThat(copies.find(link.id(), mistake.sid()))
                .hasValueSatisfying(copy -> assertThat(copy.state()).isEqualTo(State.DELETED));
    }

    @Test
    void leavesWhatWasSaidBeforeTheLinkTookOver() throws Exception {
        // Given
        var before = say("copied by the integration before us", 0);
        var link = link(1);
        // When
        copying.copy(link, Side.FIRST, before, new KeptSteps());
        // Then
        assertThat(second.bodies(there)).isEmpty();
    }

    @Test
    void copiesAllFilesThoughTheProcessEndsAfterEach() throws Exception {
        // Given
        var link = link(0);
        var said = say("look", 3);
        var entry = new KeptSteps();
        endAfterOne(() -> copying.copy(link, Side.FIRST, said, entry));
        endAfterOne(() -> copying.copy(link, Side.FIRST, said, entry));
        assertThat(second.bodies(there)).containsExactly("look", "file 1");
        // When
        copying.copy(link, Side.FIRST, said, entry);
        // Then
        copying.copy(link, Side.FIRST, said, new KeptSteps());
        copying.copy(link, Side.FIRST, say("next", 0), new KeptSteps());
        assertThat(second.bodies(there)).containsExactly("look", "file 1", "file 2", "next");
    }

    @Test
    void readsAMessageAgainOfWhichNotAllFilesAreThere() throws Exception {
        // Given
        var link = link(0);
        var said = say("look", 2);
        endAfterOne(() -> copying.catchUp(link, Side.FIRST, new KeptSteps()));
        // When
        copying.catchUp(link, Side.FIRST, new KeptSteps());
        // Then
        assertThat(second.bodies(there)).containsExactly("look", "file 1");
        assertThat(copies.ofMessage(link.id(), said.sid()))
                .extracting(Copy::state)
                .containsOnly(State.COPIED);
    }

    @Test
    void showsAFileThatWasGivenUpAndCopiesItWhereItsEntryIsTriedAgain() throws Exception {
        // Given
        var link = link(0);
        var said = say("look", 2);
        endAfterOne(() -> copying.copy(link, Side.FIRST, said, new KeptSteps()));
        copying.givenUp(link, "refused");
        assertThat(copies.find(link.id(), said.sid() + "/1"))
                .hasValueSatisfying(copy -> assertThat(copy.state()).isEqualTo(State.FAILED));
        copying.copy(link, Side.FIRST, say("next", 0), new KeptSteps());
        // When
        copying.copy(link, Side.FIRST, said, new KeptSteps());
        // Then
        assertThat(second.bodies(there)).containsExactly("look", "next", "file 1");
    }

    private void endAfterOne(ThrowingCallable copy) {
        var posted = new int[1];
        posting.before(call -> {
            if (call.startsWith("post ") && ++posted[0] > 1) {
                throw new IllegalStateException("the process ends");
            }
        });
        assertThatThrownBy(copy).hasMessage("the process ends");
        posting.before(call -> {});
    }

    @Test
    void leavesTheMessageAloneWhereTheCopyOfAFurtherFileIsChanged() throws Exception {
        // Given
        var link = link(0);
        copying.copy(link, Side.FIRST, say("look", 2), new KeptSteps());
        var all = second.newest(there, 2);
        // When
        copying.edit(link, Side.SECOND, all.getLast(), new KeptSteps());
        copying.edit(link, Side.SECOND, all.getFirst(), new KeptSteps());
        // Then
        assertThat(posting.edits)
                .isEqualTo(List.of(first.newest(here, 1).getFirst().sid()));
    }

    @Test
    void postsNothingAnewWhereAMessageWithoutANoteIsChanged() throws Exception {
        // Given
        var link = link(0);
        var said = say("long ago", 0);
        copying.copy(link, Side.FIRST, said, new KeptSteps());
        copies.clear();
        // When
        copying.edit(link, Side.FIRST, said, new KeptSteps());
        // Then
        assertThat(second.bodies(there)).containsExactly("long ago");
    }

    @Test
    void changesTheCopyOfAMessageThatWasFoundWithoutANote() throws Exception {
        // Given
        var link = link(0);
        var said = say("a typo", 0);
        copying.copy(link, Side.FIRST, said, new KeptSteps());
        copies.clear();
        // When
        copying.missed(link, Side.FIRST, said, new KeptSteps());
        copying.edit(link, Side.FIRST, said, new KeptSteps());
        // Then
        assertThat(second.bodies(there)).containsExactly("a typo");
        assertThat(posting.edits).containsExactly(said.sid());
    }

    @Test
    void copiesAChangedMessageThatNobodyToldOf() throws Exception {
        // Given
        var link = link(0);
        // When
        copying.edit(link, Side.FIRST, say("changed", 0), new KeptSteps());
        // Then
        assertThat(second.bodies(there)).containsExactly("changed");
    }
}
