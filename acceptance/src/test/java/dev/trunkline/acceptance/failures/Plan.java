package dev.trunkline.acceptance.failures;

import java.util.Arrays;
import java.util.List;

/**
 * How large a run is. Each value is a system property, such as {@code -Dfailures.seed=7}.
 *
 * @param seed of the load's choices and of the schedule of faults
 * @param webhooks distinct webhooks to be acknowledged
 * @param rate webhooks a second
 * @param faults how many, at least; load goes on until all have struck
 * @param conversations side by side; within one of them nothing is sent before what came before it was answered
 * @param types of the faults; none: those of {@link FaultType#ESSENTIAL} for a few faults, all for many
 */
record Plan(long seed, int webhooks, int rate, int faults, int conversations, List<FaultType> types) {

    static Plan ofSystemProperties() {
        return new Plan(
                Long.getLong("failures.seed", 20_261_121L),
                Integer.getInteger("failures.webhooks", 1_500),
                Integer.getInteger("failures.rate", 25),
                Integer.getInteger("failures.faults", 8),
                Integer.getInteger("failures.conversations", 60),
                types(System.getProperty("failures.types", "")));
    }

    private static List<FaultType> types(String ids) {
        return Arrays.stream(FaultType.values())
                .filter(type -> List.of(ids.split(",")).contains(Nemesis.id(type)))
                .toList();
    }

    /** What is to fail, and when. */
    List<Nemesis.Planned<FaultType>> schedule() {
        var usual = faults <= FaultType.ESSENTIAL.size() ? FaultType.ESSENTIAL : List.of(FaultType.values());
        return Nemesis.schedule(seed, faults, types.isEmpty() ? usual : types);
    }

    /** The most that may be under way: on a slow machine the load waits for it. */
    int most() {
        return Math.max(200, rate * 12);
    }

    /** As many bytes as the webhooks of some seconds take: an outage that lasts longer fills the spool. */
    long spoolBytes() {
        return Math.max(256 * 1024, rate * 8L * 1_500);
    }
}
