package dev.trunkline.taskrouter.board;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of the board. Every call joins the running transaction, or has one of its own. */
public interface BoardStore {

    /**
     * Adds what was told to what is known, behind a lock on the row.
     *
     * @param told kept as it is where nothing is known
     * @param merge what is known then, from what is known now
     * @return what has changed, before and after
     */
    Merged<Task> task(Task told, UnaryOperator<Task> merge);

    Merged<Reservation> reservation(Reservation told, UnaryOperator<Reservation> merge);

    Merged<Worker> worker(Worker told, UnaryOperator<Worker> merge);

    void activity(Activity activity);

    Optional<Task> task(String sid);

    Optional<Reservation> reservation(String sid);

    Optional<Worker> worker(String sid);

    Optional<Activity> activity(String sid);

    List<Activity> activities();

    List<Reservation> reservationsOf(String taskSid);

    /** Those of tasks that are not over. */
    List<Reservation> openReservations();

    /** Those without an answer whose time is over. */
    List<Reservation> overdue(Instant now);

    /**
     * A page of tasks that are not over, oldest first.
     *
     * @param after the sid that the page before ended with; null for the first page
     */
    List<Task> openTasks(@Nullable String after, int limit);

    /**
     * A page, by name, without those that are gone.
     *
     * @param after the sid that the page before ended with; null for the first page
     */
    List<Worker> workers(@Nullable String after, int limit);

    /**
     * The same, of those alone whose name or attributes are like one of the patterns.
     *
     * @param patterns SQL's, in lower case
     */
    List<Worker> workersLike(Collection<String> patterns, @Nullable String after, int limit);

    /** Without those that are gone; letter case does not matter. */
    List<Worker> workersNamed(String name);

    /** How many rows of a long list are in memory at once. */
    int PAGE = 500;

    /**
     * All of a list, page after page as they are asked for.
     *
     * @param page begins after a sid; null for the first
     */
    static <T> Stream<T> all(Function<@Nullable String, List<T>> page, Function<T, String> sid) {
        return Stream.iterate(
                        page.apply(null),
                        found -> !found.isEmpty(),
                        found -> found.size() < PAGE ? List.<T>of() : page.apply(sid.apply(found.getLast())))
                .flatMap(List::stream);
    }

    /** @param before empty where nothing was known */
    record Merged<T>(Optional<T> before, T after) {
        public boolean changed() {
            return before.isEmpty() || !before.get().equals(after);
        }
    }
}
