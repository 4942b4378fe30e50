package dev.trunkline.simulator.echo;

import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.rest.Dates;
import dev.trunkline.simulator.state.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parameters of the webhooks of both products, named as Twilio names them. */
final class EchoParameters {

    private EchoParameters() {}

    static boolean isChat(Resource about) {
        return about.name().startsWith("chat:");
    }

    /** Sid of the conversation or channel that it is or belongs to. */
    static String conversation(Resource about) {
        var above = about.parent(isChat(about) ? "ChannelSid" : "ConversationSid");
        return above.isEmpty() ? about.sid() : above;
    }

    static List<Map.Entry<String, String>> of(Resource about, String event, Map<String, String> more) {
        var parameters = new Form();
        parameters.add("EventType", event);
        parameters.add("AccountSid", about.accountSid());
        parameters.add(isChat(about) ? "ChannelSid" : "ConversationSid", conversation(about));
        if (isChat(about)) {
            parameters.add("InstanceSid", about.parent("ServiceSid"));
        } else {
            parameters.add("ChatServiceSid", about.parent("ChatServiceSid"));
        }
        switch (about.name().substring(about.name().lastIndexOf('/') + 1)) {
            case "Messages" -> message(about, parameters);
            case "Members", "Participants" -> person(about, parameters);
            default -> conversation(about, parameters);
        }
        parameters.add("Attributes", about.text("attributes"));
        parameters.add("DateCreated", about.text("date_created"));
        parameters.add("DateUpdated", about.text("date_updated"));
        if (event.endsWith("Removed") || event.endsWith("Destroyed")) {
            parameters.add("DateRemoved", Dates.iso(Instant.now()));
        }
        more.forEach(parameters::add);
        parameters.add("RetryCount", "0");
        return parameters.list;
    }

    private static void message(Resource message, Form parameters) {
        parameters.add("MessageSid", message.sid());
        parameters.add("Index", message.text("index"));
        parameters.add("Body", message.text("body"));
        var media = message.field("media");
        if (isChat(message)) {
            parameters.add("From", message.text("from"));
            parameters.add("MediaSid", media.path("sid").asText(""));
            parameters.add("MediaFilename", media.path("filename").asText(""));
            parameters.add("MediaContentType", media.path("content_type").asText(""));
            parameters.add("MediaSize", media.path("size").asText(""));
            return;
        }
        parameters.add("Author", message.text("author"));
        parameters.add("ParticipantSid", message.text("participant_sid"));
        if (!media.isEmpty()) {
            var list = Json.MAPPER.createArrayNode();
            media.forEach(one -> list.addObject()
                    .put("Sid", one.path("sid").asText())
                    .put("Filename", one.path("filename").asText(""))
                    .put("ContentType", one.path("content_type").asText(""))
                    .put("Size", one.path("size").asLong()));
            parameters.add("Media", list.toString());
        }
    }

    private static void person(Resource person, Form parameters) {
        parameters.add(isChat(person) ? "MemberSid" : "ParticipantSid", person.sid());
        parameters.add("Identity", person.text("identity"));
        parameters.add("RoleSid", person.text("role_sid"));
        if (!isChat(person)) {
            var binding = person.field("messaging_binding");
            parameters.add("MessagingBinding.Address", binding.path("address").asText(""));
            parameters.add(
                    "MessagingBinding.ProxyAddress",
                    binding.path("proxy_address").asText(""));
            parameters.add(
                    "MessagingBinding.Type", binding.path("type").asText("chat").toUpperCase(java.util.Locale.ROOT));
        }
    }

    private static void conversation(Resource conversation, Form parameters) {
        parameters.add("FriendlyName", conversation.text("friendly_name"));
        parameters.add("UniqueName", conversation.text("unique_name"));
        parameters.add("State", conversation.text("state"));
        parameters.add("MessagingServiceSid", conversation.text("messaging_service_sid"));
    }

    /** Parameters without a value are not sent. */
    private static final class Form {
        private final List<Map.Entry<String, String>> list = new ArrayList<>();

        void add(String name, String value) {
            if (!value.isEmpty() && !value.equals("null")) {
                list.add(Map.entry(name, value));
            }
        }
    }
}
