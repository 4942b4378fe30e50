package dev.trunkline.contracts.twilio;

/**
 * An event that no type fits: to an unknown path, of an unknown kind, or without what its kind needs.
 *
 * @param reason for people, why no type fits
 */
public record UnroutedEvent(Received received, String reason) implements TwilioEvent {}
