package dev.trunkline.contracts.twilio;

import dev.trunkline.contracts.webhook.Parameters;
import java.time.Instant;

/**
 * What all events have.
 *
 * @param eventId the deduplication key
 * @param type the CloudEvents type
 * @param accountSid the account that the event names, else the one that its signature was verified for
 * @param at when a webhook was received; when an Event Streams event happened
 * @param raw every parameter as received, known or not
 */
public record Received(String eventId, String type, String accountSid, Instant at, Parameters raw) {}
