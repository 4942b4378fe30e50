package dev.trunkline.contracts.twilio;

import dev.trunkline.contracts.twilio.MessagingEvent.Choice;
import dev.trunkline.contracts.twilio.MessagingEvent.InboundMessage;
import dev.trunkline.contracts.twilio.MessagingEvent.Location;
import dev.trunkline.contracts.twilio.MessagingEvent.Media;
import dev.trunkline.contracts.twilio.MessagingEvent.MessageStatus;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Messaging webhooks and {@code com.twilio.messaging.*}. */
final class MessagingParser {

    private MessagingParser() {}

    static InboundMessage inbound(Fields fields) {
        var media = media(fields);
        var mediaCount = Objects.requireNonNullElse(fields.number("NumMedia"), 0);
        return new InboundMessage(
                fields.received(),
                fields.require("MessageSid", "SmsMessageSid", "SmsSid"),
                fields.require("From", "ExternalUserId"),
                fields.require("To"),
                fields.orElse("", "Body"),
                Math.max(mediaCount, media.size()),
                media,
                fields.text("MessagingServiceSid"),
                fields.text("ProfileName"),
                fields.text("WaId"),
                fields.text("ExternalUserId"),
                fields.text("OptOutType"),
                otherRecipients(fields),
                fields.text("OriginalRepliedMessageSid"),
                choice(fields),
                location(fields));
    }

    static MessageStatus status(Fields fields) {
        return new MessageStatus(
                fields.received(),
                fields.require("MessageSid", "SmsSid"),
                fields.orElse("", "From"),
                fields.require("To"),
                fields.require("MessageStatus", "SmsStatus").toLowerCase(Locale.ROOT),
                fields.number("ErrorCode"),
                fields.text("ErrorMessage", "ChannelStatusMessage"),
                fields.text("MessagingServiceSid"));
    }

    static List<Media> media(Fields fields) {
        var urls = fields.numbered("MediaUrl");
        return IntStream.range(0, urls.size())
                .mapToObj(index -> new Media(
                        index, urls.get(index), fields.orElse("application/octet-stream", "MediaContentType" + index)))
                .toList();
    }

    private static List<String> otherRecipients(Fields fields) {
        var numbered = fields.numbered("OtherRecipients");
        return numbered.isEmpty() ? fields.received().raw().all("Recipients") : numbered;
    }

    private static @Nullable Choice choice(Fields fields) {
        var id = fields.text("ButtonPayload", "ListId");
        return id == null ? null : new Choice(id, fields.text("ButtonText", "ListTitle"));
    }

    private static @Nullable Location location(Fields fields) {
        var latitude = fields.decimal("Latitude");
        var longitude = fields.decimal("Longitude");
        return latitude == null || longitude == null
                ? null
                : new Location(latitude, longitude, fields.text("Address"), fields.text("Label"));
    }
}
