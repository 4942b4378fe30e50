package dev.trunkline.taskrouter.self;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.taskrouter.board.BoardStore;
import dev.trunkline.taskrouter.board.Reservation;
import dev.trunkline.taskrouter.board.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The workers that are one person: those whose name, or whose attribute {@code email} or {@code contact_uri}, is what the login
 * calls them. Flex writes an identity into both with its special characters as {@code _40}.
 */
@ApplicationScoped
public class OwnWorkers {

    private static final Pattern ENCODED = Pattern.compile("_([0-9A-Fa-f]{2})");

    private final BoardStore board;
    private final SignedIn signedIn;
    private final ObjectMapper json;

    public OwnWorkers(BoardStore board, SignedIn signedIn, ObjectMapper json) {
        this.board = board;
        this.signedIn = signedIn;
        this.json = json;
    }

    /** By name. */
    public List<Worker> all() {
        var patterns = signedIn.names().stream().map(OwnWorkers::pattern).collect(Collectors.toSet());
        return BoardStore.all(after -> board.workersLike(patterns, after, BoardStore.PAGE), Worker::sid)
                .filter(this::isOwn)
                .toList();
    }

    /** Whether the person who asks may act as this worker. */
    public boolean mayActAs(Worker worker) {
        return signedIn.actsForOthers() || isOwn(worker);
    }

    /** The same for the worker of a reservation, of whom no event may have told yet. */
    public boolean mayActOn(Reservation reservation) {
        return signedIn.actsForOthers()
                || isCalled(Optional.ofNullable(reservation.workerName()).orElse(""))
                || Optional.ofNullable(reservation.workerSid())
                        .flatMap(board::worker)
                        .filter(this::isOwn)
                        .isPresent();
    }

    private boolean isOwn(Worker worker) {
        return isCalled(worker.name()) || addresses(worker).stream().anyMatch(this::isCalled);
    }

    private boolean isCalled(String name) {
        var names = signedIn.names();
        return !name.isEmpty() && (names.contains(lower(name)) || names.contains(lower(decoded(name))));
    }

    /** Attributes that cannot be read name nobody. */
    private Set<String> addresses(Worker worker) {
        var found = new HashSet<String>();
        try {
            var attributes = json.readTree(worker.attributes());
            found.add(attributes.path("email").asText(""));
            found.add(attributes.path("contact_uri").asText("").replaceFirst("^client:", ""));
        } catch (JsonProcessingException e) {
            // The worker's name has to do.
        }
        return found;
    }

    /** What the name is like however its special characters are written; leaves no own worker out. */
    private static String pattern(String name) {
        return "%" + name.replaceAll("[^a-z0-9]+", "%") + "%";
    }

    private static String decoded(String identity) {
        return ENCODED.matcher(identity)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
