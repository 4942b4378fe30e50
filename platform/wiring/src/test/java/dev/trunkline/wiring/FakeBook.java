package dev.trunkline.wiring;

import dev.trunkline.twilio.wiring.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings in memory. As in the database, only of what was found something can be kept. */
final class FakeBook implements SettingBook {

    /** Whatever was to be kept, in order. */
    final List<String> kept = new ArrayList<>();

    private final Map<String, Setting> settings = new LinkedHashMap<>();

    private static String key(String wire, String property) {
        return wire + "\n" + property;
    }

    @Override
    public List<Setting> settings() {
        return List.copyOf(settings.values());
    }

    @Override
    public Optional<String> previous(String wire, String property) {
        return Optional.ofNullable(settings.get(key(wire, property))).map(Setting::previous);
    }

    @Override
    public void found(Finding finding, Instant at) {
        var wire = finding.wire().id();
        var found = new Setting.Found(finding.found(), finding.state(), finding.mendable(), finding.reason(), at);
        settings.merge(
                key(wire, finding.property()),
                new Setting(wire, finding.property(), found, null, null),
                (before, unused) ->
                        new Setting(wire, finding.property(), found, before.previous(), before.previousAt()));
    }

    @Override
    public void keepPrevious(String wire, String property, String previous, Instant at) {
        kept.add(previous);
        settings.computeIfPresent(
                key(wire, property), (unused, before) -> new Setting(wire, property, before.finding(), previous, at));
    }
}
