package dev.trunkline.twilio.wiring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One resource in memory. */
final class FakeOutlet implements Outlet {

    static final String KIND = "chat service";

    final List<Map<String, String>> written = new ArrayList<>();
    private final boolean makes;
    private @Nullable RuntimeException failure;
    private @Nullable String remedy;
    private Reading reading;

    FakeOutlet(boolean makes, Reading reading) {
        this.makes = makes;
        this.reading = reading;
    }

    void leaveToPeople(String words) {
        remedy = words;
    }

    @Override
    public Optional<String> remedy() {
        return Optional.ofNullable(remedy);
    }

    void fail(RuntimeException thrown) {
        failure = thrown;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean makes() {
        return makes;
    }

    @Override
    public Reading read(Wire wire) {
        if (failure != null) {
            throw failure;
        }
        return reading;
    }

    @Override
    public void write(Wire wire, Map<String, String> changes) {
        written.add(changes);
        var values = new LinkedHashMap<>(reading.values());
        values.putAll(changes);
        reading = new Reading(true, values);
    }
}
