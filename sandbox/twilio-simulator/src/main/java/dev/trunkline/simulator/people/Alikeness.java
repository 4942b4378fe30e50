package dev.trunkline.simulator.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Compares both sides of a dialogue with what people wrote, as Twilio has it. */
final class Alikeness {

    private final Apps apps;
    private final Dialogue dialogue;
    private final List<Said> said;
    private final List<String> differences = new ArrayList<>();

    Alikeness(Apps apps, Dialogue dialogue) {
        this.apps = apps;
        this.dialogue = dialogue;
        this.said = dialogue.said();
    }

    /** One line for each difference. */
    List<String> differences() {
        if (!dialogue.hasTwin()) {
            return List.of(dialogue.firstSid() + ": has no twin");
        }
        for (boolean onFirst : new boolean[] {true, false}) {
            messages(onFirst);
            people(onFirst);
            state(onFirst);
        }
        return differences;
    }

    private void differs(boolean onFirst, String what) {
        differences.add(dialogue.sid(onFirst) + " (" + (onFirst ? "first" : "second") + " side of "
                + dialogue.firstSid() + "): " + what);
    }

    private void messages(boolean onFirst) {
        var workspace = dialogue.workspace(onFirst);
        var there = apps.messages(workspace, dialogue.sid(onFirst));
        var places = new HashMap<String, Integer>();
        var known = new HashMap<String, Said>();
        said.forEach(one -> known.put(one.id(), one));
        for (int place = 0; place < there.size(); place++) {
            var message = there.get(place);
            var id = id(message);
            var original = Optional.ofNullable(known.get(id));
            if (original.isEmpty()) {
                differs(onFirst, "nobody wrote " + message.path("sid").asText() + " " + id);
            } else if (places.putIfAbsent(id, place) != null) {
                differs(onFirst, id + " is there twice");
            } else {
                same(onFirst, workspace, original.get(), message);
            }
        }
        order(onFirst, places);
    }

    private void order(boolean onFirst, Map<String, Integer> places) {
        var last = new HashMap<Author, Integer>();
        for (var one : said) {
            var place = Optional.ofNullable(places.get(one.id()));
            if (place.isEmpty()) {
                differs(
                        onFirst,
                        one.id() + " is missing; it is " + one.sid() + " of the " + (one.onFirst() ? "first" : "second")
                                + " side");
                continue;
            }
            if (place.get() < last.getOrDefault(one.author(), -1)) {
                differs(onFirst, one.id() + " stands before what its author wrote earlier");
            }
            last.merge(one.author(), place.get(), Math::max);
        }
    }

    private void same(boolean onFirst, Workspace workspace, Said one, JsonNode message) {
        var author = message.path(workspace.author().toLowerCase(java.util.Locale.ROOT))
                .asText();
        if (!author.equals(one.author().at(workspace))) {
            differs(onFirst, one.id() + " is of " + author);
        }
        var file = file(message);
        if (!file.equals(one.file())) {
            differs(onFirst, one.id() + " has the file " + file.orElse("none"));
        }
        if (one.file().isEmpty() && !message.path("body").asText("").equals(one.words())) {
            differs(onFirst, one.id() + " says: " + message.path("body").asText());
        }
    }

    private Optional<String> file(JsonNode message) {
        return media(message)
                .flatMap(media -> apps.file(media.path("sid").asText()))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static Optional<JsonNode> media(JsonNode message) {
        var media = message.path("media");
        return Optional.of(media.isArray() ? media.path(0) : media).filter(JsonNode::isObject);
    }

    private static String id(JsonNode message) {
        return media(message)
                .map(media -> media.path("filename").asText())
                .orElseGet(() -> Said.textId(message.path("body").asText("")));
    }

    private void people(boolean onFirst) {
        var workspace = dialogue.workspace(onFirst);
        var there = new TreeSet<String>();
        apps.people(workspace, dialogue.sid(onFirst))
                .forEach(person -> there.add(person.path("identity").asText()));
        var wanted = new TreeSet<>(dialogue.members(onFirst));
        if (!there.equals(wanted)) {
            differs(onFirst, "its members are " + there + " (expected: " + wanted + ")");
        }
    }

    private void state(boolean onFirst) {
        var workspace = dialogue.workspace(onFirst);
        var closed = apps.conversation(workspace, dialogue.sid(onFirst))
                .map(ConversationState::isClosed)
                .orElse(true);
        if (closed != dialogue.isClosed()) {
            differs(onFirst, closed ? "it is closed" : "it is not closed");
        }
    }
}
