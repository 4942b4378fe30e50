package dev.trunkline.messaging.tasks;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody wants to be started. */
public sealed interface Wish {

    String fromNumber();

    /** Whom it is for; empty where there is no customer. */
    Optional<String> customer();

    /** What is started for one customer from one number happens in order. */
    default String lane() {
        return "outbound-task;" + fromNumber() + ";" + customer().orElse("");
    }

    /** The same for somebody whose worker is known: {@link Task#ME} is no riddle then. */
    default Wish forWorker(String workerSid) {
        return this;
    }

    /**
     * A task for an agent, with a conversation that reaches the customer.
     *
     * @param sourceChatChannelSid where the customer was before; agents can read there
     * @param initialNotificationMessage said to the customer at once
     * @param targetWorkerSid the agent who gets the task; {@link #ME} is whoever asks
     */
    record Task(
            String fromNumber,
            String toName,
            String toNumber,
            @Nullable String sourceChatChannelSid,
            @Nullable String initialNotificationMessage,
            @Nullable String targetWorkerSid)
            implements Wish {

        /** Stands for the worker of whoever asks. */
        public static final String ME = "me";

        @Override
        public Wish forWorker(String workerSid) {
            return ME.equals(targetWorkerSid)
                    ? new Task(
                            fromNumber, toName, toNumber, sourceChatChannelSid, initialNotificationMessage, workerSid)
                    : this;
        }

        @Override
        public Optional<String> customer() {
            return Optional.of(toNumber);
        }
    }

    /** A text without a task; answers go where the number's own flow leads them. */
    record Text(String fromNumber, String toName, String toNumber, String messageBody) implements Wish {
        @Override
        public Optional<String> customer() {
            return Optional.of(toNumber);
        }
    }

    /** The task flow that a number needs for tasks of the older generation; one that is there is used. */
    record Flow(
            String fromNumber,
            String friendlyName,
            String chatServiceSid,
            String workspaceSid,
            String workflowSid,
            String taskChannel,
            boolean longLived)
            implements Wish {
        @Override
        public Optional<String> customer() {
            return Optional.empty();
        }
    }
}
