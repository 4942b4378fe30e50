package dev.trunkline.contracts.webhook;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.CloudEvent.Extension;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook is: its id, type, key and topic. All rules stand here.
 *
 * <h2>Id: what counts as the same event</h2>
 *
 * <table>
 *   <caption>ce_id</caption>
 *   <tr><th>webhook</th><th>ce_id</th></tr>
 *   <tr><td>Event Streams</td><td>the event's own {@code id}</td></tr>
 *   <tr><td>TaskRouter event</td><td>its {@code Sid} ({@code EV...})</td></tr>
 *   <tr><td>all others</td><td>SHA-256 of type, account and parameters, without those that belong to the delivery: {@code
 *       RetryCount}; {@code ErrorCode} and {@code ErrorUrl} where a fallback URL got both (an {@code ErrorCode} alone belongs to a
 *       message's status); empty ones, which mean the same as absent ones. The order on the wire does not count</td></tr>
 *   <tr><td>voice TwiML, Frontline, unrouted</td><td>the same, with the {@code I-Twilio-Idempotency-Token} where there is
 *       one: a caller may press 1 twice, a worker may list customers twice</td></tr>
 *   <tr><td>no parameters at all</td><td>the same, with the body</td></tr>
 * </table>
 *
 * So a retry, a fallback and the same event from two webhook scopes are one event, while each status of one SID is its own. The
 * token is not covered by Twilio's signature: it can make one event two, never two events one.
 *
 * <h2>Type and key</h2>
 *
 * <table>
 *   <caption>ce_type and key; the key is the lane whose order matters</caption>
 *   <tr><th>webhook</th><th>told by</th><th>ce_type</th><th>key: the first that is there</th></tr>
 *   <tr><td rowspan="2">messaging, both paths</td><td>{@code MessageStatus} or {@code SmsStatus} other than {@code
 *       received}</td><td>{@code twilio.messaging.status}</td><td>{@code <From, MessagingServiceSid or account>;<To>}</td></tr>
 *   <tr><td>else</td><td>{@code twilio.messaging.inbound}</td><td>{@code <To>;<From or ExternalUserId>}</td></tr>
 *   <tr><td>chat</td><td>{@code EventType}</td><td>{@code twilio.chat.<EventType>}</td><td>{@code ChannelSid, UserSid,
 *       InstanceSid}</td></tr>
 *   <tr><td>conversations</td><td>{@code EventType}</td><td>{@code twilio.conversations.<EventType>}</td><td>{@code
 *       ConversationSid, UserSid, MessagingBinding addresses, ChatServiceSid}</td></tr>
 *   <tr><td>Proxy, callback and intercept</td><td>path</td><td>{@code twilio.proxy.interaction}, {@code
 *       twilio.proxy.intercept}</td><td>{@code interactionSessionSid, interactionSid}</td></tr>
 *   <tr><td>Proxy, out of session</td><td>path</td><td>{@code twilio.proxy.out-of-session}</td><td>{@code sessionSid,
 *       <To>;<From>}</td></tr>
 *   <tr><td>TaskRouter event</td><td>{@code EventType}</td><td>{@code twilio.taskrouter.<EventType>}</td><td>{@code worker.*}:
 *       {@code WorkerSid}; {@code TaskSid, ResourceSid, WorkspaceSid}</td></tr>
 *   <tr><td>TaskRouter assignment</td><td>no {@code EventType}</td><td>{@code twilio.taskrouter.assignment}</td><td>{@code
 *       TaskSid}</td></tr>
 *   <tr><td rowspan="5">voice, all paths</td><td>{@code RecordingStatus}</td><td>{@code twilio.voice.recording}</td><td
 *       rowspan="5">{@code CallSid, ConferenceSid}</td></tr>
 *   <tr><td>{@code ConferenceSid}</td><td>{@code twilio.voice.conference}</td></tr>
 *   <tr><td>{@code CallbackSource} or {@code CallDuration}, or the status path</td><td>{@code twilio.voice.status}</td></tr>
 *   <tr><td>what a verb adds when it ends, such as {@code DialCallStatus, Digits, RecordingUrl}</td><td>{@code
 *       twilio.voice.action}</td></tr>
 *   <tr><td>else</td><td>{@code twilio.voice.inbound}</td></tr>
 *   <tr><td>Frontline</td><td>path</td><td>{@code twilio.frontline.<crm|outgoing|templates>}</td><td>{@code ConversationSid,
 *       CustomerId, Worker}</td></tr>
 *   <tr><td>Flex</td><td>{@code EventType}</td><td>{@code twilio.flex.<EventType>}</td><td>{@code InteractionSid,
 *       ChannelSid}</td></tr>
 *   <tr><td>debugger</td><td>path</td><td>{@code twilio.debugger.logged}</td><td>{@code Sid}</td></tr>
 *   <tr><td>Event Streams</td><td>its own {@code type}</td><td>the same</td><td>as the classic webhook of that product; other
 *       products: {@code source}</td></tr>
 *   <tr><td>any other path</td><td></td><td>{@code twilio.unrouted}</td><td></td></tr>
 * </table>
 *
 * Where nothing of a row is there, the key is the account. The topic is {@code trunkline.webhooks.<family>} of the path.
 */
public final class EventIdentity {

    private static final String UNKNOWN = "unknown";
    private static final Pattern EVENT_NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Set<String> OF_THE_DELIVERY = Set.of("RetryCount");
    private static final Set<String> OF_THE_FALLBACK = Set.of("RetryCount", "ErrorCode", "ErrorUrl");
    private static final List<String> VERB_RESULTS = List.of(
            "DialCallStatus",
            "Digits",
            "SpeechResult",
            "FinishedOnKey",
            "RecordingUrl",
            "QueueResult",
            "DequeueResult",
            "msg");

    private EventIdentity() {}

    /**
     * Identifies a genuine webhook.
     *
     * @param route null for a path that no family owns
     * @param accountSid the account that the signature was verified for
     * @param contentType as received; null for GET
     * @param body as received; for GET the raw query
     * @param params the form's or the query's parameters; none for JSON, whose fields are read from the body
     * @param extensions further attributes of the event, see {@link Extension}
     * @return one per record: Event Streams batches are split, an empty batch gives none
     * @throws MalformedEventException where an Event Streams body is no JSON, or no CloudEvents
     */
    public static List<Identified> identify(
            @Nullable WebhookRoute route,
            String accountSid,
            @Nullable String contentType,
            byte[] body,
            Parameters params,
            Instant receivedAt,
            Map<String, String> extensions) {
        var attributes = new HashMap<>(extensions);
        attributes.putIfAbsent(Extension.ACCOUNT, accountSid);
        if (route == WebhookRoute.EVENT_STREAMS) {
            return JsonEvents.split(body).stream()
                    .map(event -> ofStream(event, accountSid, contentType, receivedAt, attributes))
                    .toList();
        }
        var family = route == null ? WebhookFamily.UNROUTED : route.family();
        var fields = params.names().isEmpty() && JsonEvents.isJson(contentType) ? JsonEvents.lenient(body) : params;
        var type = type(route, fields);
        var event = new CloudEvent(
                id(type, accountSid, body, fields, attributes),
                "/accounts/" + accountSid + "/" + family.id(),
                type,
                receivedAt,
                contentType,
                attributes,
                body);
        return List.of(new Identified(event, key(type, accountSid, fields), family));
    }

    private static Identified ofStream(
            byte[] body,
            String accountSid,
            @Nullable String contentType,
            Instant receivedAt,
            Map<String, String> attributes) {
        var json = JsonEvents.read(body);
        var params = JsonEvents.parameters(json);
        var type = json.path("type").asText("");
        var id = json.path("id").asText("");
        var source = json.path("source").asText("");
        var event = new CloudEvent(
                id.isBlank() ? new StableHash().add(accountSid).add(body).hex() : id,
                source.isBlank() ? "/accounts/" + accountSid + "/" + WebhookFamily.EVENT_STREAMS.id() : source,
                type.isBlank() ? "twilio.event-streams." + UNKNOWN : type,
                time(json.path("time").asText(""), receivedAt),
                contentType,
                attributes,
                body);
        return new Identified(event, streamKey(event, accountSid, params), WebhookFamily.EVENT_STREAMS);
    }

    private static Instant time(String text, Instant receivedAt) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return receivedAt;
        }
    }

    private static String id(
            String type, String accountSid, byte[] body, Parameters params, Map<String, String> attributes) {
        if (type.startsWith("twilio.taskrouter.")) {
            var sid = params.get("Sid").filter(value -> !value.isBlank());
            if (sid.isPresent()) {
                return sid.get();
            }
        }
        var hash = new StableHash().add(type).add(accountSid);
        var ofTheDelivery = params.get("ErrorUrl").isPresent() ? OF_THE_FALLBACK : OF_THE_DELIVERY;
        for (var name : new TreeSet<>(params.names())) {
            if (!ofTheDelivery.contains(name)) {
                params.all(name).stream()
                        .filter(value -> !value.isEmpty())
                        .sorted()
                        .forEach(value -> hash.add(name).add(value));
            }
        }
        if (params.names().isEmpty()) {
            hash.add(body);
        }
        if (!hasNaturalIdentity(type)) {
            hash.add(attributes.getOrDefault(Extension.IDEMPOTENCY_TOKEN, ""));
        }
        return hash.hex();
    }

    private static boolean hasNaturalIdentity(String type) {
        return switch (type) {
            case "twilio.voice.inbound", "twilio.voice.action", "twilio.unrouted" -> false;
            default -> !type.startsWith("twilio.frontline.");
        };
    }

    private static String type(@Nullable WebhookRoute route, Parameters params) {
        return switch (route) {
            case null -> "twilio.unrouted";
            case MESSAGING, MESSAGING_STATUS ->
                isMessageStatus(params) ? "twilio.messaging.status" : "twilio.messaging.inbound";
            case CHAT -> "twilio.chat." + eventName(params);
            case CONVERSATIONS -> "twilio.conversations." + eventName(params);
            case PROXY -> "twilio.proxy.interaction";
            case PROXY_INTERCEPT -> "twilio.proxy.intercept";
            case PROXY_OUT_OF_SESSION -> "twilio.proxy.out-of-session";
            case TASKROUTER, TASKROUTER_ASSIGNMENT ->
                isAssignment(params) ? "twilio.taskrouter.assignment" : "twilio.taskrouter." + eventName(params);
            case VOICE, VOICE_STATUS, VOICE_RECORDING -> "twilio.voice." + voiceEvent(route, params);
            case FRONTLINE_CRM -> "twilio.frontline.crm";
            case FRONTLINE_OUTGOING -> "twilio.frontline.outgoing";
            case FRONTLINE_TEMPLATES -> "twilio.frontline.templates";
            case FLEX -> "twilio.flex." + eventName(params);
            case DEBUGGER -> "twilio.debugger.logged";
            case EVENT_STREAMS -> "twilio.event-streams." + UNKNOWN;
        };
    }

    private static boolean isMessageStatus(Parameters params) {
        return params.get("MessageStatus")
                .or(() -> params.get("SmsStatus"))
                .filter(status -> !status.equals("received"))
                .isPresent();
    }

    private static boolean isAssignment(Parameters params) {
        return params.get("EventType").isEmpty() && params.get("ReservationSid").isPresent();
    }

    private static String voiceEvent(WebhookRoute route, Parameters params) {
        if (params.get("RecordingStatus").isPresent() || route == WebhookRoute.VOICE_RECORDING) {
            return "recording";
        }
        if (params.get("ConferenceSid").isPresent()) {
            return "conference";
        }
        if (params.get("CallbackSource").isPresent() || route == WebhookRoute.VOICE_STATUS) {
            return "status";
        }
        if (VERB_RESULTS.stream().anyMatch(params.names()::contains)) {
            return "action";
        }
        return params.get("CallDuration").isPresent() ? "status" : "inbound";
    }

    private static String eventName(Parameters params) {
        return params.get("EventType").filter(EVENT_NAME.asMatchPredicate()).orElse(UNKNOWN);
    }

    private static String key(String type, String accountSid, Parameters params) {
        var family = type.split("\\.", 3)[1];
        return switch (family) {
            case "messaging" -> messagingKey(type.equals("twilio.messaging.status"), accountSid, params);
            case "chat" -> first(params, accountSid, "ChannelSid", "UserSid", "InstanceSid");
            case "conversations" -> conversationKey(accountSid, params);
            case "proxy" -> proxyKey(accountSid, params);
            case "taskrouter" -> taskKey(type.startsWith("twilio.taskrouter.worker."), accountSid, params);
            case "voice" -> voiceKey(accountSid, params);
            case "frontline" -> first(params, accountSid, "ConversationSid", "CustomerId", "Worker");
            case "flex" -> flexKey(accountSid, params);
            case "debugger" -> first(params, accountSid, "Sid");
            default -> accountSid;
        };
    }

    private static String streamKey(CloudEvent event, String accountSid, Parameters params) {
        var type = event.type();
        var product = type.startsWith("com.twilio.") ? type.split("\\.", 4)[2] : UNKNOWN;
        return switch (product) {
            case "messaging" ->
                messagingKey(!type.startsWith("com.twilio.messaging.inbound-message."), accountSid, params);
            case "conversations" -> conversationKey(accountSid, params);
            case "taskrouter" -> taskKey(type.startsWith("com.twilio.taskrouter.worker."), accountSid, params);
            case "voice" -> voiceKey(accountSid, params);
            case "flex" -> flexKey(accountSid, params);
            case "error-logs" -> event.id();
            default -> event.source();
        };
    }

    private static String messagingKey(boolean outbound, String accountSid, Parameters params) {
        return outbound
                ? first(params, accountSid, "From", "MessagingServiceSid") + ";" + first(params, "", "To")
                : first(params, accountSid, "To") + ";" + first(params, "", "From", "ExternalUserId");
    }

    private static String conversationKey(String accountSid, Parameters params) {
        return params.get("ConversationSid").or(() -> params.get("UserSid")).orElseGet(() -> {
            var theirs = params.get("MessagingBinding.Address");
            return theirs.isPresent()
                    ? first(params, accountSid, "MessagingBinding.ProxyAddress") + ";" + theirs.get()
                    : first(params, accountSid, "ChatServiceSid");
        });
    }

    private static String proxyKey(String accountSid, Parameters params) {
        return params.get("From").isPresent() && params.get("sessionSid").isEmpty()
                ? messagingKey(false, accountSid, params)
                : first(params, accountSid, "interactionSessionSid", "sessionSid", "interactionSid");
    }

    private static String taskKey(boolean ofWorker, String accountSid, Parameters params) {
        return ofWorker
                ? first(params, accountSid, "WorkerSid", "ResourceSid", "WorkspaceSid")
                : first(params, accountSid, "TaskSid", "ResourceSid", "WorkspaceSid");
    }

    private static String voiceKey(String accountSid, Parameters params) {
        return first(params, accountSid, "CallSid", "ConferenceSid");
    }

    private static String flexKey(String accountSid, Parameters params) {
        return first(params, accountSid, "InteractionSid", "ChannelSid");
    }

    private static String first(Parameters params, String otherwise, String... names) {
        for (var name : names) {
            var value = params.get(name);
            if (value.isPresent()) {
                return value.get();
            }
        }
        return otherwise;
    }
}
