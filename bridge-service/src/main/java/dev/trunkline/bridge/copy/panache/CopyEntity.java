package dev.trunkline.bridge.copy.panache;

import dev.trunkline.bridge.copy.Copy;
import dev.trunkline.bridge.link.Side;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of {@code bridge_message}. */
@Entity
@Table(name = "bridge_message")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class CopyEntity {
    @Id
    UUID id;

    @Column(name = "link_id")
    UUID link;

    String side;
    String sid;

    @Column(name = "index")
    @Nullable Integer place;

    @Column(name = "copy_sid")
    @Nullable String copySid;

    @Column(name = "copy_index")
    @Nullable Integer copyPlace;

    String state;
    String author;
    int media;

    @Nullable String reason;

    @Column(name = "said_at")
    @Nullable Instant saidAt;

    @Column(name = "seen_at")
    Instant seenAt;

    @Column(name = "copied_at")
    @Nullable Instant copiedAt;

    void take(Copy copy) {
        link = copy.link();
        side = side(copy.side());
        sid = copy.sid();
        place = copy.index();
        copySid = copy.copySid();
        copyPlace = copy.copyIndex();
        state = copy.state().name().toLowerCase(Locale.ROOT);
        author = copy.author();
        media = copy.media();
        reason = copy.reason();
        saidAt = copy.saidAt();
        seenAt = copy.seenAt();
        copiedAt = copy.copiedAt();
    }

    static String side(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }

    Copy copy() {
        return new Copy(
                link,
                Side.valueOf(side.toUpperCase(Locale.ROOT)),
                sid,
                place,
                copySid,
                copyPlace,
                Copy.State.valueOf(state.toUpperCase(Locale.ROOT)),
                author,
                media,
                reason,
                saidAt,
                seenAt,
                copiedAt);
    }
}
