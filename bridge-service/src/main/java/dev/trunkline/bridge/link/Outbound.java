package dev.trunkline.bridge.link;

import java.util.Optional;

/**
 * How Flex talks to customers whom an agent of the second workspace has written to first.
 *
 * @param number ours in Flex, {@code +1…}: texts come from it
 * @param workspaceSid {@code WS…}
 * @param workflowSid {@code WW…}
 * @param taskChannel its unique name
 * @param proxyServiceSid {@code KS…}; Programmable Chat needs it
 */
public record Outbound(
        String number, String workspaceSid, String workflowSid, String taskChannel, Optional<String> proxyServiceSid) {}
