package dev.trunkline.gateway.inbox;

import dev.trunkline.gateway.service.Answer;

/**
 * What messaging-service looks after at Twilio. Each call is made in the name of the logged-in caller, blocks until the
 * answer or the deadline, and never throws for what the service says.
 */
public interface Wiring {

    Answer report(String traceparent);

    Answer check(String traceparent);

    Answer apply(String traceparent, byte[] body);

    Answer outcome(String traceparent, String id);
}
