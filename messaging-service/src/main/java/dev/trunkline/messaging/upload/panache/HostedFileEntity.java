package dev.trunkline.messaging.upload.panache;

import dev.trunkline.messaging.upload.FileKind;
import dev.trunkline.messaging.upload.HostedFile;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Row of {@code hosted_file}. */
@Entity
@Table(name = "hosted_file")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class HostedFileEntity {
    @Id
    UUID id;

    @Column(name = "content_type")
    String contentType;

    long size;

    @Column(name = "file_name")
    String fileName;

    String author;

    @Column(name = "created_at")
    Instant createdAt;

    static HostedFileEntity of(HostedFile file) {
        var entity = new HostedFileEntity();
        entity.id = file.id();
        entity.contentType = file.kind().mediaType();
        entity.size = file.size();
        entity.fileName = file.name();
        entity.author = file.author();
        entity.createdAt = file.createdAt();
        return entity;
    }

    HostedFile toFile() {
        return new HostedFile(id, FileKind.ofMediaType(contentType), size, fileName, author, createdAt);
    }
}
