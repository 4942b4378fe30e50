package dev.trunkline.twilio.flex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with a customer by SMS, and its task.
 *
 * @param number ours
 * @param customer the customer's number
 * @param queueSid null for the one that the workflow chooses
 * @param workerSid who gets the task; null for whomever the workflow chooses
 * @param attributes the task's
 */
public record NewInteraction(
        String number,
        String customer,
        String workspaceSid,
        String workflowSid,
        @Nullable String queueSid,
        @Nullable String workerSid,
        String taskChannel,
        ObjectNode attributes) {}
