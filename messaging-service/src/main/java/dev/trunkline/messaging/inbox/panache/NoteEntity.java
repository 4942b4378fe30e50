package dev.trunkline.messaging.inbox.panache;

import dev.trunkline.messaging.inbox.Note;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Row of {@code note}. */
@Entity
@Table(name = "note")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class NoteEntity {
    @Id
    UUID id;

    @Column(name = "conversation_id")
    UUID conversationId;

    String author;
    String body;

    @Column(name = "created_at")
    Instant createdAt;

    static NoteEntity of(Note note) {
        var entity = new NoteEntity();
        entity.id = note.id();
        entity.conversationId = note.conversationId();
        entity.author = note.author();
        entity.body = note.body();
        entity.createdAt = note.createdAt();
        return entity;
    }

    Note toNote() {
        return new Note(id, conversationId, author, body, createdAt);
    }
}
