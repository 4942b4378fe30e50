package dev.trunkline.simulator.rest;

/** Answers one operation of the REST API. Runs on a virtual thread; may throw {@link TwilioException}. */
@FunctionalInterface
public interface Endpoint {
    Reply handle(Request request);
}
