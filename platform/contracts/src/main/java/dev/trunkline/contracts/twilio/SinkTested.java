package dev.trunkline.contracts.twilio;

/** Someone pressed the test button of our Event Streams sink. */
public record SinkTested(Received received, String testId) implements TwilioEvent {}
