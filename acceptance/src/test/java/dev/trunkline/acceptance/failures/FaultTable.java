package dev.trunkline.acceptance.failures;

import dev.trunkline.acceptance.failures.Nemesis.Struck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What struck, and how long each recovery took, for the record. */
final class FaultTable {

    private FaultTable() {}

    static <T extends Enum<T>> List<String> lines(List<Struck<T>> struck) {
        var lines = new ArrayList<String>();
        lines.add("| fault | times | recovered after, each | longest |");
        lines.add("| --- | --- | --- | --- |");
        struck.stream()
                .collect(Collectors.groupingBy(Struck::type, TreeMap::new, Collectors.toList()))
                .forEach((type, all) -> lines.add("| %s | %d | %s | %s |"
                        .formatted(
                                Nemesis.id(type),
                                all.size(),
                                all.stream().map(FaultTable::recovery).collect(Collectors.joining(", ")),
                                longest(all))));
        return lines;
    }

    private static String recovery(Struck<?> fault) {
        return fault.recovery().map(FaultTable::seconds).orElse("never");
    }

    private static <T extends Enum<T>> String longest(List<Struck<T>> faults) {
        return faults.stream()
                .flatMap(fault -> fault.recovery().stream())
                .max(Duration::compareTo)
                .map(FaultTable::seconds)
                .orElse("never");
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
