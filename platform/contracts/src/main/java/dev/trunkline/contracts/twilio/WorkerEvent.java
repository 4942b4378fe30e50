package dev.trunkline.contracts.twilio;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A worker's availability and attributes. */
public sealed interface WorkerEvent extends TaskRouterEvent {

    Worker worker();

    record WorkerCreated(Received received, Occurrence occurrence, Worker worker) implements WorkerEvent {}

    record WorkerDeleted(Received received, Occurrence occurrence, Worker worker) implements WorkerEvent {}

    record WorkerAttributesUpdated(Received received, Occurrence occurrence, Worker worker) implements WorkerEvent {}

    /** @param timeInPrevious how long the worker was in the activity that ended */
    record WorkerActivityUpdated(
            Received received,
            Occurrence occurrence,
            Worker worker,
            @Nullable String previousActivitySid,
            @Nullable String previousActivityName,
            @Nullable Duration timeInPrevious)
            implements WorkerEvent {}

    record WorkerCapacityUpdated(Received received, Occurrence occurrence, Worker worker, Channel channel)
            implements WorkerEvent {}

    record WorkerChannelAvailabilityUpdated(Received received, Occurrence occurrence, Worker worker, Channel channel)
            implements WorkerEvent {}

    /**
     * What a worker can take on one task channel.
     *
     * @param availableCapacity percent
     * @param taskCount tasks at hand
     */
    record Channel(
            @Nullable String sid,
            @Nullable String uniqueName,
            @Nullable Boolean available,
            @Nullable Double availableCapacity,
            @Nullable Integer taskCount) {}
}
