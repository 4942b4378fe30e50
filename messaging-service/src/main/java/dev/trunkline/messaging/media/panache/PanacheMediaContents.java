package dev.trunkline.messaging.media.panache;

import dev.trunkline.messaging.media.MediaContents;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The bytes of media, in rows of their own so that lists of messages stay light. */
@ApplicationScoped
class PanacheMediaContents implements MediaContents, PanacheRepositoryBase<MediaContentEntity, UUID> {

    @Override
    public void store(UUID mediaId, byte[] content) {
        var entity = new MediaContentEntity();
        entity.mediaId = mediaId;
        entity.content = content;
        // The row that it belongs to comes first.
        flush();
        persist(entity);
    }

    @Override
    public Optional<Stored> find(UUID mediaId) {
        return getEntityManager()
                .createQuery(
                        "select m.contentType, c.content from MediaEntity m join MediaContentEntity c on c.mediaId = m.id"
                                + " where m.id = ?1 and m.state = 'stored'",
                        Object[].class)
                .setParameter(1, mediaId)
                .getResultStream()
                .findFirst()
                .map(row -> new Stored((String) row[0], (byte[]) row[1]));
    }
}
