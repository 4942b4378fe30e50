package dev.trunkline.simulator.people;

import dev.trunkline.simulator.messaging.MediaContent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A customer and two agents, one on each side, who write in one conversation that has a twin. Remembers what they wrote. */
public final class Dialogue {

    private final Apps apps;
    private final Workspace first;
    private final Workspace second;
    private final String name;
    private final String firstSid;
    private final List<Said> said = new ArrayList<>();
    private final Set<Author> members = new HashSet<>();
    private String secondSid = "";
    private boolean closed;
    private boolean closedOnSecond;

    private Dialogue(Apps apps, Workspace first, Workspace second, String name) {
        this.apps = apps;
        this.first = first;
        this.second = second;
        this.name = name;
        this.firstSid = apps.open(first, name);
        join(true, Author.CUSTOMER);
    }

    /** A new conversation on the first side with a customer who says nothing yet. */
    static Dialogue open(Apps apps, Workspace first, Workspace second, String name) {
        return new Dialogue(apps, first, second, name);
    }

    public String firstSid() {
        return firstSid;
    }

    Workspace workspace(boolean onFirst) {
        return onFirst ? first : second;
    }

    synchronized String sid(boolean onFirst) {
        if (onFirst) {
            return firstSid;
        }
        if (!hasTwin()) {
            throw new IllegalStateException(firstSid + ": has no twin");
        }
        return secondSid;
    }

    /** Whether there is a conversation on the second side by now. */
    synchronized boolean hasTwin() {
        if (secondSid.isEmpty()) {
            apps.conversation(second, "trunkline-" + firstSid)
                    .ifPresent(twin -> secondSid = twin.path("sid").asText());
        }
        return !secondSid.isEmpty();
    }

    /** Somebody else brings him. */
    public synchronized void expect(Author person) {
        members.add(person);
    }

    synchronized void join(boolean onFirst, Author person) {
        if (members.add(person)) {
            var unused = apps.join(workspace(onFirst), sid(onFirst), person);
        }
    }

    synchronized void say(boolean onFirst, Author author) {
        var id = nextId();
        var words = id + " words of " + author.name();
        var at = Instant.now();
        var sid = apps.write(workspace(onFirst), sid(onFirst), author, words);
        said.add(new Said(id, onFirst, author, sid, words, Optional.empty(), at));
    }

    synchronized void show(boolean onFirst, Author author) {
        var id = nextId();
        var bytes = "picture " + id;
        var at = Instant.now();
        var file = new MediaContent("image/png", id, bytes.getBytes(StandardCharsets.UTF_8));
        var sid = apps.show(workspace(onFirst), sid(onFirst), author, file);
        said.add(new Said(id, onFirst, author, sid, "", Optional.of(bytes), at));
    }

    /** Somebody corrects the newest words of a side. */
    synchronized void edit(boolean onFirst) {
        for (int at = said.size() - 1; at >= 0; at--) {
            var one = said.get(at);
            if (one.onFirst() == onFirst && one.file().isEmpty()) {
                var changed = one.edited(one.words() + ", corrected");
                apps.edit(workspace(onFirst), sid(onFirst), one.sid(), changed.words());
                said.set(at, changed);
                return;
            }
        }
    }

    /** Somebody takes back the newest message of a side. */
    synchronized void takeBack(boolean onFirst) {
        for (int at = said.size() - 1; at >= 0; at--) {
            var one = said.get(at);
            if (one.onFirst() == onFirst) {
                apps.takeBack(workspace(onFirst), sid(onFirst), one.sid());
                said.remove(at);
                return;
            }
        }
    }

    /** Closes one side; the other is to follow. Nobody writes any more. */
    synchronized void close(boolean onFirst) {
        apps.close(workspace(onFirst), sid(onFirst));
        closed = true;
        closedOnSecond = !onFirst;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized List<Said> said() {
        return List.copyOf(said);
    }

    /** Who is to be on a side, as he is called there. Agents leave Flex when the second side is closed. */
    synchronized Set<String> members(boolean onFirst) {
        return members.stream()
                .filter(person -> !(onFirst && closedOnSecond && person.agent()))
                .map(person -> person.at(workspace(onFirst)))
                .collect(Collectors.toSet());
    }

    private String nextId() {
        return name + "-" + (said.size() + 1) + "-" + Long.toString(System.nanoTime(), 36);
    }
}
