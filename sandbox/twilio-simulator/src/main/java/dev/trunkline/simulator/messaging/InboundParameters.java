package dev.trunkline.simulator.messaging;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters of the inbound webhook, per channel. Source: Twilio, "Twilio's request to your webhook URL". */
final class InboundParameters {

    private final Message message;
    private final List<Media> media;
    private final Map<String, String> parameters = new LinkedHashMap<>();

    private InboundParameters(Message message, List<Media> media) {
        this.message = message;
        this.media = media;
    }

    /**
     * @param mediaUrl where the bytes of a media are had
     * @param extras win over what would be sent otherwise
     */
    static List<Map.Entry<String, String>> of(
            Message message,
            List<Media> media,
            @Nullable String messagingServiceSid,
            Function<Media, String> mediaUrl,
            Map<String, String> extras) {
        var made = new InboundParameters(message, media);
        made.fill(messagingServiceSid, mediaUrl);
        made.parameters.putAll(extras);
        if (Address.channel(message.from()).equals("whatsapp")) {
            made.addChannelMetadata(extras);
        }
        return new ArrayList<>(made.parameters.entrySet());
    }

    private void fill(@Nullable String messagingServiceSid, Function<Media, String> mediaUrl) {
        var channel = Address.channel(message.from());
        put("SmsMessageSid", message.sid());
        put("NumMedia", Integer.toString(media.size()));
        switch (channel) {
            case "whatsapp" -> addWhatsApp();
            case "sms" -> addGeography();
            default -> addInstallation(channel);
        }
        put("SmsSid", message.sid());
        put("SmsStatus", "received");
        put("Body", message.body());
        put("To", message.to());
        put("NumSegments", Integer.toString(message.segments()));
        put("MessageSid", message.sid());
        put("AccountSid", message.accountSid());
        put("From", message.from());
        put("ApiVersion", "2010-04-01");
        if (messagingServiceSid != null) {
            put("MessagingServiceSid", messagingServiceSid);
        }
        for (int at = 0; at < media.size(); at++) {
            put("MediaContentType" + at, media.get(at).contentType());
            put("MediaUrl" + at, mediaUrl.apply(media.get(at)));
        }
    }

    private void addWhatsApp() {
        put("ProfileName", "Customer");
        put("MessageType", media.isEmpty() ? "text" : mediaType(media.getFirst().contentType()));
        var id = message.from().substring("whatsapp:".length());
        if (id.startsWith("+")) {
            put("WaId", id.substring(1));
        }
        put("ReferralNumMedia", "0");
    }

    private static String mediaType(String contentType) {
        var kind = contentType.substring(0, Math.max(0, contentType.indexOf('/')));
        return switch (kind) {
            case "image", "audio", "video" -> kind;
            default -> "document";
        };
    }

    private void addGeography() {
        if (message.to().startsWith("+1")) {
            put("ToCountry", "US");
            put("ToState", "CA");
            put("ToCity", "SAN FRANCISCO");
            put("ToZip", "94105");
        }
        if (message.from().startsWith("+1")) {
            put("FromCountry", "US");
            put("FromState", "CA");
            put("FromCity", "OAKLAND");
            put("FromZip", "94612");
        }
    }

    private void addInstallation(String channel) {
        put("ChannelInstallSid", Channels.installSid(message.to()));
        put("ChannelPrefix", channel);
    }

    private void addChannelMetadata(Map<String, String> extras) {
        var metadata = JsonNodeFactory.instance.objectNode().put("type", "whatsapp");
        var context = metadata.putObject("data").putObject("context");
        extras.forEach(context::put);
        for (var name : List.of("ProfileName", "WaId")) {
            if (parameters.containsKey(name)) {
                context.put(name, parameters.get(name));
            }
        }
        put("ChannelMetadata", metadata.toString());
    }

    private void put(String name, String value) {
        parameters.put(name, value);
    }
}
