package dev.trunkline.contracts.twilio;

import dev.trunkline.contracts.twilio.VoiceEvent.*;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Voice webhooks and {@code com.twilio.voice.status-callback.*}. */
final class VoiceParser {

    private VoiceParser() {}

    static TwilioEvent parse(String name, Fields fields) {
        var received = fields.received();
        return switch (name) {
            case "inbound" -> new CallArrived(received, call(fields));
            case "action" ->
                new CallVerbEnded(
                        received,
                        call(fields),
                        fields.text("Digits"),
                        fields.text("DialCallSid"),
                        fields.text("DialCallStatus"),
                        recording(fields));
            case "status" ->
                new CallStatusChanged(
                        received,
                        call(fields),
                        fields.number("SequenceNumber"),
                        fields.seconds("CallDuration"),
                        recording(fields));
            case "recording" -> recordingStatus(fields);
            case "conference" ->
                new ConferenceChanged(
                        received,
                        fields.require("ConferenceSid"),
                        fields.text("FriendlyName"),
                        fields.require("StatusCallbackEvent"),
                        fields.text("CallSid"),
                        fields.number("SequenceNumber"));
            default ->
                name.startsWith("status-callback.") && fields.text("CallStatus") != null
                        ? parse("status", fields)
                        : TwilioEvents.unknownKind(received);
        };
    }

    private static RecordingStatusChanged recordingStatus(Fields fields) {
        var recording = recording(fields);
        return new RecordingStatusChanged(
                fields.received(),
                fields.text("CallSid"),
                fields.text("ConferenceSid"),
                recording == null ? new Recording(fields.require("RecordingSid"), "", null, null) : recording,
                fields.require("RecordingStatus"),
                fields.number("ErrorCode"));
    }

    private static Call call(Fields fields) {
        return new Call(
                fields.require("CallSid"),
                fields.orElse("", "From", "Caller"),
                fields.orElse("", "To", "Called"),
                fields.require("CallStatus").toLowerCase(Locale.ROOT),
                fields.text("Direction"),
                fields.text("ParentCallSid"));
    }

    private static @Nullable Recording recording(Fields fields) {
        var url = fields.text("RecordingUrl");
        return url == null
                ? null
                : new Recording(
                        fields.text("RecordingSid"),
                        url,
                        fields.seconds("RecordingDuration"),
                        fields.number("RecordingChannels"));
    }
}
