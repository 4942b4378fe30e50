package dev.trunkline.journal.schedule;

import dev.trunkline.journal.testing.Database;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Intake, claims, steals, steps, outcomes of current and of robbed workers, operators and retention in a random order; after each
 * the tables must say what the model says. {@code -Djournal.seed=N} repeats the schedule of one seed.
 */
class RandomScheduleTest {

    static LongStream seeds() {
        var seed = Long.getLong("journal.seed");
        return seed != null
                ? LongStream.of(seed)
                : LongStream.concat(LongStream.rangeClosed(1, 12), LongStream.of(new Random().nextLong()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theTablesSayWhatTheModelSays(long seed) throws Exception {
        try (var database = Database.create(4)) {
            new Schedule(database, seed).run();
        }
    }
}
