package dev.trunkline.twilio.flex;

/** The flow of one of our numbers whose texts become tasks at once; it is made disabled, Proxy reaches its channels still. */
public record NewFlow(
        String friendlyName,
        String chatServiceSid,
        String number,
        String workspaceSid,
        String workflowSid,
        String taskChannel,
        boolean longLived) {}
