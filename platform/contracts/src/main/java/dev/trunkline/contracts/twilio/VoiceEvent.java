package dev.trunkline.contracts.twilio;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls, their recordings and conferences. */
public sealed interface VoiceEvent extends TwilioEvent {

    /** A call asks what to do. */
    record CallArrived(Received received, Call call) implements VoiceEvent {}

    /**
     * A verb of our TwiML ended and the call asks what to do next.
     *
     * @param digits what the caller pressed
     * @param dialCallSid the other leg of a {@code Dial}
     */
    record CallVerbEnded(
            Received received,
            Call call,
            @Nullable String digits,
            @Nullable String dialCallSid,
            @Nullable String dialCallStatus,
            @Nullable Recording recording)
            implements VoiceEvent {}

    /**
     * @param sequence orders the callbacks of one call, from 0
     * @param duration once the call is over
     */
    record CallStatusChanged(
            Received received,
            Call call,
            @Nullable Integer sequence,
            @Nullable Duration duration,
            @Nullable Recording recording)
            implements VoiceEvent {}

    /**
     * @param callSid null for a conference's recording
     * @param status {@code in-progress}, {@code completed}, {@code absent} or {@code failed}
     */
    record RecordingStatusChanged(
            Received received,
            @Nullable String callSid,
            @Nullable String conferenceSid,
            Recording recording,
            String status,
            @Nullable Integer errorCode)
            implements VoiceEvent {}

    /**
     * @param change {@code conference-start}, {@code participant-join}, ...
     * @param callSid the participant
     * @param sequence orders the callbacks of one conference
     */
    record ConferenceChanged(
            Received received,
            String conferenceSid,
            @Nullable String friendlyName,
            String change,
            @Nullable String callSid,
            @Nullable Integer sequence)
            implements VoiceEvent {}

    /**
     * @param sid {@code CA...}
     * @param status {@code initiated}, {@code ringing}, {@code in-progress}, {@code completed}, {@code busy}, {@code failed},
     *     {@code no-answer}, {@code canceled}
     * @param direction {@code inbound}, {@code outbound-api}, {@code outbound-dial}
     */
    record Call(
            String sid,
            String from,
            String to,
            String status,
            @Nullable String direction,
            @Nullable String parentCallSid) {}

    /**
     * @param sid {@code RE...}; null where Twilio gives the URL alone
     * @param url without extension; fetched with the account's credentials
     * @param duration null until known
     */
    record Recording(
            @Nullable String sid,
            String url,
            @Nullable Duration duration,
            @Nullable Integer channels) {}
}
