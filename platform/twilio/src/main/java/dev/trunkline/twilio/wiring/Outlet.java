package dev.trunkline.twilio.wiring;

import java.util.Map;
import java.util.Optional;

/** One kind of resource at Twilio that wires lead to. Calls block and fail as the SDK's do. */
public interface Outlet {

    /** Of the wires it serves. */
    String kind();

    Reading read(Wire wire);

    /**
     * Sets properties of the resource, and makes it where it {@linkplain #makes() can be made}. May be repeated.
     *
     * @param changes wanted values by property: those that differ
     */
    void write(Wire wire, Map<String, String> changes);

    /** Whether a value that was found will do; as a rule only the wanted one does. */
    default boolean suffices(String property, String found, String wanted) {
        return wanted.equals(found);
    }

    /** What has to be set where another value was found. */
    default String replacement(String property, String found, String wanted) {
        return wanted;
    }

    /** What people have to do about drift, where {@link #write} can do nothing about it; empty where it can. */
    default Optional<String> remedy() {
        return Optional.empty();
    }

    /** Whether a resource that is missing is made by {@link #write}. */
    default boolean makes() {
        return false;
    }
}
