package dev.trunkline.messaging.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Notes without a database. */
public final class InMemoryNotes implements Notes {
    public final List<Note> rows = new ArrayList<>();

    @Override
    public List<Note> of(UUID conversationId, int limit) {
        return rows.stream()
                .filter(row -> row.conversationId().equals(conversationId))
                .toList();
    }

    @Override
    public void insert(Note note) {
        rows.add(note);
    }

    @Override
    public void deleteOf(UUID conversationId) {
        rows.removeIf(row -> row.conversationId().equals(conversationId));
    }
}
