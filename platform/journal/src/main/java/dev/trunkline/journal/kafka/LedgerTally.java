package dev.trunkline.journal.kafka;

import dev.trunkline.journal.operations.LedgerReport;
import dev.trunkline.journal.operations.LedgerReport.Difference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Adds up a {@link LedgerReport}. */
final class LedgerTally {

    private static final int MOST_NAMED = 10_000;

    private final List<Difference> differences = new ArrayList<>();
    private long received;
    private long repeated;
    private long notOurs;
    private long applied;
    private long skipped;
    private long parked;
    private long inFlight;
    private long missing;

    void notOurs(int count) {
        notOurs += count;
    }

    void repeated() {
        repeated++;
    }

    /** @param committed whether the service says that it has taken it in */
    void received(TakenRecord taken, boolean committed) {
        received++;
        taken.state()
                .ifPresentOrElse(
                        state -> {
                            switch (state) {
                                case DONE -> applied++;
                                case SKIPPED -> skipped++;
                                case PARKED -> parked++;
                                case WAITING -> inFlight++;
                            }
                        },
                        () -> unknown(taken, committed));
    }

    private void unknown(TakenRecord taken, boolean committed) {
        if (!committed) {
            inFlight++;
            return;
        }
        missing++;
        if (differences.size() < MOST_NAMED) {
            var kafkaRecord = taken.kafkaRecord();
            differences.add(new Difference(
                    taken.eventId(),
                    kafkaRecord.topic(),
                    kafkaRecord.partition(),
                    kafkaRecord.offset(),
                    Instant.ofEpochMilli(kafkaRecord.timestamp())));
        }
    }

    LedgerReport report(String service, Instant from, Instant to) {
        return new LedgerReport(
                service,
                from,
                to,
                received,
                repeated,
                notOurs,
                applied,
                skipped,
                parked,
                inFlight,
                missing,
                differences);
    }
}
