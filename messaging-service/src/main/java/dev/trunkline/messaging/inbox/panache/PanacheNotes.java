package dev.trunkline.messaging.inbox.panache;

import dev.trunkline.messaging.inbox.Note;
import dev.trunkline.messaging.inbox.Notes;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Notes about conversations. */
@ApplicationScoped
class PanacheNotes implements Notes, PanacheRepositoryBase<NoteEntity, UUID> {

    @Override
    public List<Note> of(UUID conversationId, int limit) {
        return find("conversationId = ?1 order by createdAt desc, id desc", conversationId)
                .range(0, limit - 1)
                .list()
                .reversed()
                .stream()
                .map(NoteEntity::toNote)
                .toList();
    }

    @Override
    public void insert(Note note) {
        persist(NoteEntity.of(note));
    }

    @Override
    public void deleteOf(UUID conversationId) {
        delete("conversationId", conversationId);
    }
}
