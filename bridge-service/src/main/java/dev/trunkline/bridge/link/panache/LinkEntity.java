package dev.trunkline.bridge.link.panache;

import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.TaskPointer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of {@code bridge_link}. */
@Entity
@Table(name = "bridge_link")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class LinkEntity {
    @Id
    UUID id;

    String pair;
    String lane;

    @Column(name = "first_conversation")
    String first;

    @Column(name = "second_conversation")
    String second;

    String state;
    boolean opening;

    @Column(name = "first_next")
    int firstNext;

    @Column(name = "second_next")
    int secondNext;

    @Column(name = "first_start")
    int firstStart;

    @Column(name = "second_start")
    int secondStart;

    int texted;
    boolean ending;

    @Column(name = "task_since")
    @Nullable Instant taskSince;

    @Column(name = "workspace_sid")
    @Nullable String workspaceSid;

    @Column(name = "task_sid")
    @Nullable String taskSid;

    @Column(name = "late_reason")
    @Nullable String lateReason;

    @Column(name = "late_since")
    @Nullable Instant lateSince;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    static LinkEntity of(Link link) {
        var entity = new LinkEntity();
        entity.id = link.id();
        entity.pair = link.pair();
        entity.lane = link.lane();
        entity.first = link.first();
        entity.second = link.second();
        entity.firstNext = link.firstNext();
        entity.secondNext = link.secondNext();
        entity.firstStart = link.firstNext();
        entity.secondStart = link.secondNext();
        entity.createdAt = link.createdAt();
        entity.changedAt = link.changedAt();
        entity.opening = true;
        entity.state(link.state());
        entity.late(link.late());
        return entity;
    }

    void state(Link.State value) {
        state = value.name().toLowerCase(Locale.ROOT);
    }

    void late(Link.@Nullable Late late) {
        lateReason = late == null ? null : late.reason();
        lateSince = late == null ? null : late.since();
    }

    void task(TaskPointer task) {
        workspaceSid = task.workspaceSid();
        taskSid = task.taskSid();
    }

    Optional<TaskPointer> task() {
        return workspaceSid == null || taskSid == null
                ? Optional.empty()
                : Optional.of(new TaskPointer(workspaceSid, taskSid));
    }

    Link link() {
        return new Link(
                id,
                pair,
                lane,
                first,
                second,
                Link.State.valueOf(state.toUpperCase(Locale.ROOT)),
                firstNext,
                secondNext,
                lateReason == null || lateSince == null ? null : new Link.Late(lateReason, lateSince),
                createdAt,
                changedAt);
    }
}
