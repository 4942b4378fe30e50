package dev.trunkline.contracts.twilio;

/** The life of a task. */
public sealed interface TaskEvent extends TaskRouterEvent {

    Task task();

    record TaskCreated(Received received, Occurrence occurrence, Task task) implements TaskEvent {}

    record TaskUpdated(Received received, Occurrence occurrence, Task task) implements TaskEvent {}

    record TaskCanceled(Received received, Occurrence occurrence, Task task) implements TaskEvent {}

    record TaskWrapUp(Received received, Occurrence occurrence, Task task) implements TaskEvent {}

    record TaskCompleted(Received received, Occurrence occurrence, Task task) implements TaskEvent {}

    /** @param bySystem Twilio cleaned it up */
    record TaskDeleted(Received received, Occurrence occurrence, Task task, boolean bySystem) implements TaskEvent {}

    /** @param phase {@code initiated}, {@code attempt-failed}, {@code failed}, {@code canceled} or {@code completed} */
    record TaskTransfer(Received received, Occurrence occurrence, Task task, String phase) implements TaskEvent {}

    /** @param step through queues and workflows: {@code task-queue.entered}, {@code workflow.timeout}, ... */
    record TaskRouted(Received received, Occurrence occurrence, Task task, String step) implements TaskEvent {}
}
