package dev.trunkline.contracts.twilio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Proxy: masked calls and messages between two participants. */
public sealed interface ProxyEvent extends TwilioEvent {

    /**
     * One step of an interaction; comes again when its status moves. A side without resource did not happen yet, or not by a
     * participant.
     */
    record ProxyInteraction(Received received, Interaction interaction, Leg inbound, Leg outbound)
            implements ProxyEvent {}

    /** Twilio asks whether an interaction may pass. */
    record ProxyIntercepted(Received received, Interaction interaction, Leg inbound) implements ProxyEvent {}

    /**
     * A call or message to a Proxy number without an open session.
     *
     * @param callSid of a call; null for a message
     * @param messageSid of a message; null for a call
     * @param body of a message, empty for a call
     * @param sessionSid the last session of the two, where there was one
     * @param sessionStatus {@code closed}, ...
     */
    record ProxyOutOfSession(
            Received received,
            @Nullable String callSid,
            @Nullable String messageSid,
            String from,
            String to,
            String body,
            List<MessagingEvent.Media> media,
            @Nullable String sessionSid,
            @Nullable String sessionUniqueName,
            @Nullable String sessionStatus,
            @Nullable Party inbound,
            @Nullable Party outbound)
            implements ProxyEvent {

        public ProxyOutOfSession {
            media = List.copyOf(media);
        }
    }

    /**
     * @param sid {@code KI...}
     * @param sessionSid {@code KC...}
     * @param serviceSid {@code KS...}
     * @param kind {@code Message}, {@code Voice} or {@code Unknown}
     * @param data JSON text such as {@code {"body":"..."}}; empty for a call that is not over
     */
    record Interaction(
            String sid, String sessionSid, @Nullable String serviceSid, String kind, String data) {}

    /**
     * One side of an interaction; all null where there is none.
     *
     * @param resourceSid {@code CA...}, {@code SM...} or {@code MM...}
     * @param resourceType {@code call} or {@code message}
     */
    record Leg(
            @Nullable String participantSid,
            @Nullable String resourceSid,
            @Nullable String resourceStatus,
            @Nullable String resourceType,
            @Nullable String resourceUrl) {}

    /**
     * A participant of a former session.
     *
     * @param identifier their address
     * @param proxyIdentifier the number that stood for them
     */
    record Party(
            String sid,
            @Nullable String identifier,
            @Nullable String proxyIdentifier,
            @Nullable String friendlyName) {}
}
