package dev.trunkline.bridge.sync;

import dev.trunkline.bridge.link.TaskPointer;
import java.util.UUID;

/**
 * A task on its way to another worker.
 *
 * @param account {@code AC…} of Flex
 * @param workerSid whom it goes to
 */
public record Handover(String account, TaskPointer task, String workerSid, String mark) {

    Handover(String account, TaskPointer task, String workerSid, Wish wish, UUID link) {
        this(account, task, workerSid, link + "/" + wish.at());
    }
}
