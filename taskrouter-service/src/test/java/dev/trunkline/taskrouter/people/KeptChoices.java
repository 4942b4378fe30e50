package dev.trunkline.taskrouter.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In memory. */
final class KeptChoices implements Choices {
    private final Map<String, Choice> latest = new HashMap<>();
    private final List<String> expected = new ArrayList<>();

    @Override
    public boolean keep(Choice choice) {
        var known = latest.get(choice.name());
        if (known != null && !known.at().isBefore(choice.at())) {
            return false;
        }
        latest.put(choice.name(), choice);
        return true;
    }

    @Override
    public Optional<Choice> latest(String name) {
        return Optional.ofNullable(latest.get(name));
    }

    @Override
    public void expect(String workerSid, String activity, int version, Instant at) {
        expected.add(workerSid + activity + version);
    }

    @Override
    public boolean wasExpected(String workerSid, String activity, int version, Instant at) {
        return expected.remove(workerSid + activity + version);
    }

    @Override
    public void expectNoMore(String workerSid, String activity, int version) {
        expected.remove(workerSid + activity + version);
    }
}
