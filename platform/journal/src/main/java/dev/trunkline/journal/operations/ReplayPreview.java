package dev.trunkline.journal.operations;

import java.util.List;

/**
 * What a replay would do.
 *
 * @param unfinished entries that the filter names too but that are not done yet: they are left alone
 */
public record ReplayPreview(long entries, long lanes, long unfinished, List<OfType> types) {

    public ReplayPreview {
        types = List.copyOf(types);
    }

    /**
     * Entries of one type.
     *
     * @param entries how many
     * @param stepsToRun names of their handler's steps with the number of entries in which they would run or be probed
     * @param stepsStored names of steps with the number of entries in which their stored result stands: not repeated
     */
    public record OfType(String type, long entries, List<StepCount> stepsToRun, List<StepCount> stepsStored) {

        public OfType {
            stepsToRun = List.copyOf(stepsToRun);
            stepsStored = List.copyOf(stepsStored);
        }
    }

    public record StepCount(String name, long entries) {}
}
