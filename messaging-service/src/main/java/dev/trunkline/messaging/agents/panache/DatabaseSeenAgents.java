package dev.trunkline.messaging.agents.panache;

import dev.trunkline.messaging.agents.SeenAgents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Set;
import java.util.TreeSet;

/** Reads them from the conversations and their notes. */
@ApplicationScoped
class DatabaseSeenAgents implements SeenAgents {

    /** A read mark is {@code <received> <instant> <agent>}. */
    private static final String NAMES = """
            select assignee from conversation where assignee is not null
            union select claimed_by from conversation where claimed_by is not null
            union select regexp_replace(mark, '^[^ ]+ [^ ]+ ', '') from conversation, unnest(read_marks) as mark
            union select author from note""";

    private final EntityManager entities;

    DatabaseSeenAgents(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    @SuppressWarnings("unchecked") // A native query of one text column.
    public Set<String> names() {
        return new TreeSet<>(entities.createNativeQuery(NAMES, String.class).getResultList());
    }
}
