package dev.trunkline.messaging.upload.panache;

import dev.trunkline.messaging.upload.HostedFile;
import dev.trunkline.messaging.upload.HostedFiles;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Files in PostgreSQL, the bytes in rows of their own. */
@ApplicationScoped
class PanacheHostedFiles implements HostedFiles, PanacheRepositoryBase<HostedFileEntity, UUID> {

    @Override
    public void add(HostedFile file, byte[] content) {
        persist(HostedFileEntity.of(file));
        var entity = new HostedContentEntity();
        entity.fileId = file.id();
        entity.content = content;
        // The row that it belongs to comes first.
        flush();
        getEntityManager().persist(entity);
    }

    @Override
    public Optional<HostedFile> find(UUID id) {
        return findByIdOptional(id).map(HostedFileEntity::toFile);
    }

    @Override
    public Optional<byte[]> content(UUID id) {
        return Optional.ofNullable(getEntityManager().find(HostedContentEntity.class, id))
                .map(found -> found.content);
    }

    @Override
    public boolean remove(UUID id) {
        return deleteById(id);
    }

    @Override
    public long removeCreatedBefore(Instant time) {
        return delete("createdAt < ?1", time);
    }
}
