package dev.trunkline.gateway.operations;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What of a service's journal may be asked for through the gateway; nothing else is passed on. */
final class JournalPaths {

    private static final String ID = "[0-9]{1,18}";

    private static final List<Allowed> ALLOWED = List.of(
            get("summary"),
            get("entries", "state", "type", "lane", "from", "to", "eventId", "limit", "cursor"),
            get("entries/" + ID),
            post("entries/" + ID + "/(?:retry|skip|edit)"),
            post("known"),
            get("lanes", "state", "limit", "cursor"),
            get("lane", "key"),
            post("lane/(?:hold|release)"),
            post("replays/preview"),
            post("replays"),
            get("replays", "limit", "cursor"),
            get("replays/" + ID),
            post("replays/" + ID + "/cancel"),
            get("audit", "limit", "cursor"),
            get("ledger", "from", "to"));

    private JournalPaths() {}

    private record Allowed(String method, Pattern path, Set<String> parameters) {}

    /** What keeps a request from being passed on. */
    sealed interface Obstacle {
        record UnknownPath() implements Obstacle {}

        record OtherMethod(Set<String> allowed) implements Obstacle {}

        record UnknownParameter(String name, Set<String> known) implements Obstacle {}
    }

    /** Empty where the request may be passed on. */
    static Optional<Obstacle> obstacle(String method, String path, Map<String, List<String>> query) {
        var ofPath = ALLOWED.stream()
                .filter(allowed -> allowed.path().matcher(path).matches())
                .toList();
        if (ofPath.isEmpty()) {
            return Optional.of(new Obstacle.UnknownPath());
        }
        var match = ofPath.stream()
                .filter(allowed -> allowed.method().equals(method))
                .findFirst();
        if (match.isEmpty()) {
            var methods = new TreeSet<String>();
            ofPath.forEach(allowed -> methods.add(allowed.method()));
            return Optional.of(new Obstacle.OtherMethod(methods));
        }
        return unknownParameter(query, match.get().parameters());
    }

    /** Empty where all parameters of a query are known. */
    static Optional<Obstacle> unknownParameter(Map<String, List<String>> query, Set<String> known) {
        return query.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .findFirst()
                .map(name -> new Obstacle.UnknownParameter(name, known));
    }

    /** Those that read a lot. */
    static boolean takesLong(String path) {
        return path.equals("ledger") || path.equals("replays/preview");
    }

    private static Allowed get(String path, String... parameters) {
        return new Allowed("GET", Pattern.compile(path), Set.of(parameters));
    }

    private static Allowed post(String path) {
        return new Allowed("POST", Pattern.compile(path), Set.of());
    }
}
