package dev.trunkline.messaging.flex.rest;

import java.util.Optional;

/**
 * Who calls.
 *
 * @param workerSid {@code WK…}, where a token of Flex says so; empty after a login
 */
public record Caller(String name, Optional<String> workerSid) {}
