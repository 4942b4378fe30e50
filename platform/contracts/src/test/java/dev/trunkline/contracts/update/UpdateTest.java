package dev.trunkline.contracts.update;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.trunkline.contracts.update.ConversationView.LastMessage;
import dev.trunkline.contracts.update.ConversationView.ReadMark;
import dev.trunkline.contracts.update.MessageView.MediaView;
import dev.trunkline.contracts.update.Update.Change;
import dev.trunkline.contracts.update.Update.ConversationChanged;
import dev.trunkline.contracts.update.Update.ConversationErased;
import dev.trunkline.contracts.update.Update.ErasureChanged;
import dev.trunkline.contracts.update.Update.LinkChanged;
import dev.trunkline.contracts.update.Update.MessageAdded;
import dev.trunkline.contracts.update.Update.MessageChanged;
import dev.trunkline.contracts.update.Update.NoteAdded;
import dev.trunkline.contracts.update.Update.OutboundTaskChanged;
import dev.trunkline.contracts.update.Update.PresenceChanged;
import dev.trunkline.contracts.update.Update.ScheduledMessageChanged;
import dev.trunkline.contracts.update.Update.TaskChanged;
import dev.trunkline.contracts.update.Update.WorkerChanged;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What browsers get must not change by accident: type, key and JSON of each update are written out here. */
class UpdateTest {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final Instant AT = Instant.parse("2026-11-21T14:05:10Z");
    private static final ConversationView CONVERSATION = new ConversationView(
            "c-1",
            "sms",
            "+14155550100",
            "+14155550123",
            "contact-1",
            null,
            "open",
            1,
            new LastMessage("inbound", "Hi", 1, AT),
            AT,
            AT,
            true,
            "ana",
            "ben",
            List.of("vip"),
            false,
            AT,
            3,
            List.of(new ReadMark("ana", 2, AT)),
            7);
    private static final MessageView MESSAGE = new MessageView(
            "m-1",
            "c-1",
            4,
            "SM1",
            "inbound",
            "+14155550123",
            "+14155550100",
            "Hi",
            List.of(new MediaView("x-1", 0, "image/png", "stored", 12L, "/api/media/x-1")),
            "received",
            null,
            null,
            new MessageView.Delay("Twilio is busy", 20429, AT),
            null,
            "event-1",
            AT,
            AT,
            null,
            "m-2",
            2);
    private static final String CONVERSATION_JSON = """
            {"id":"c-1","channel":"sms","ourAddress":"+14155550100","theirAddress":"+14155550123","contactId":"contact-1",\
            "contactName":null,"status":"open","unread":1,"lastMessage":{"direction":"inbound","text":"Hi","mediaCount":1,\
            "at":"2026-11-21T14:05:10Z"},"lastActivityAt":"2026-11-21T14:05:10Z","createdAt":"2026-11-21T14:05:10Z",\
            "needsReply":true,"claimedBy":"ana","assignee":"ben","labels":["vip"],"optedOut":false,\
            "windowEndsAt":"2026-11-21T14:05:10Z","received":3,\
            "readMarks":[{"agent":"ana","received":2,"at":"2026-11-21T14:05:10Z"}],"version":7}""";
    private static final String MESSAGE_JSON = """
            {"id":"m-1","conversationId":"c-1","seq":4,"sid":"SM1","direction":"inbound","from":"+14155550123",\
            "to":"+14155550100","body":"Hi","media":[{"id":"x-1","index":0,"contentType":"image/png","state":"stored","size":12,\
            "url":"/api/media/x-1"}],"status":"received","errorCode":null,"errorMessage":null,\
            "delay":{"reason":"Twilio is busy","code":20429,"nextAt":"2026-11-21T14:05:10Z"},"author":null,\
            "causedBy":"event-1","sentAt":"2026-11-21T14:05:10Z","createdAt":"2026-11-21T14:05:10Z","resendOf":null,\
            "resentAs":"m-2","version":2}""";

    private static final OutboundTaskView OUTBOUND_TASK = new OutboundTaskView(
            "c-1",
            "task",
            "failed",
            "+14155550100",
            "+14155550123",
            "Ada",
            null,
            "ana",
            429,
            20429,
            "too many requests at once",
            "start-c-1",
            AT,
            AT);

    private static final TaskView TASK = new TaskView(
            "c-1",
            "flex",
            "WS1",
            "reserved",
            1,
            "sms",
            "{}",
            null,
            "WQ1",
            "Everyone",
            null,
            AT,
            AT,
            null,
            AT,
            List.of(new TaskView.ReservationView("WR1", "WK1", "ana", "pending", AT, AT, null)));

    private static final WorkerView WORKER =
            new WorkerView("c-1", "flex", "WS1", "ana", "WA1", "Available", true, "{}", AT, AT, false);

    static Stream<Arguments> updates() {
        var both = "{\"conversation\":" + CONVERSATION_JSON + ",\"message\":" + MESSAGE_JSON + "}";
        var added = both.replaceFirst("\"lastMessage\":\\{[^}]*}", "\"lastMessage\":null");
        return Stream.of(
                Arguments.of(new MessageAdded(CONVERSATION, MESSAGE), "trunkline.message.added", added),
                Arguments.of(new MessageChanged(CONVERSATION, MESSAGE), "trunkline.message.changed", both),
                Arguments.of(
                        new ConversationChanged(CONVERSATION, null),
                        "trunkline.conversation.changed",
                        "{\"conversation\":" + CONVERSATION_JSON + ",\"change\":null}"),
                Arguments.of(
                        new ConversationChanged(CONVERSATION, new Change("claimed", "ana")),
                        "trunkline.conversation.changed",
                        "{\"conversation\":" + CONVERSATION_JSON
                                + ",\"change\":{\"what\":\"claimed\",\"by\":\"ana\"}}"),
                Arguments.of(
                        new ConversationErased("c-1"), "trunkline.conversation.erased", "{\"conversationId\":\"c-1\"}"),
                Arguments.of(
                        new ErasureChanged("c-1", "incomplete"),
                        "trunkline.erasure.changed",
                        "{\"erasureId\":\"c-1\",\"state\":\"incomplete\"}"),
                Arguments.of(
                        new NoteAdded(CONVERSATION, new NoteView("n-1", "c-1", "ana", "Call back", AT)),
                        "trunkline.note.added",
                        "{\"conversation\":" + CONVERSATION_JSON
                                + ",\"note\":{\"id\":\"n-1\",\"conversationId\":\"c-1\",\"author\":\"ana\","
                                + "\"body\":\"Call back\",\"createdAt\":\"2026-11-21T14:05:10Z\"}}"),
                Arguments.of(
                        new PresenceChanged(new PresenceView("c-1", "ana", "typing", AT)),
                        "trunkline.conversation.presence",
                        "{\"presence\":{\"conversationId\":\"c-1\",\"agent\":\"ana\",\"state\":\"typing\","
                                + "\"until\":\"2026-11-21T14:05:10Z\"}}"),
                Arguments.of(
                        new ScheduledMessageChanged(new ScheduledMessageView(
                                "s-1",
                                "c-1",
                                "",
                                null,
                                new ScheduledMessageView.Template("HX1", Map.of("name", "Ana")),
                                "ana",
                                AT,
                                AT,
                                "refused",
                                null,
                                "opted out")),
                        "trunkline.scheduled-message.changed",
                        "{\"scheduledMessage\":{\"id\":\"s-1\",\"conversationId\":\"c-1\",\"body\":\"\","
                                + "\"mediaUrl\":null,\"template\":{\"sid\":\"HX1\",\"variables\":{\"name\":\"Ana\"}},"
                                + "\"author\":\"ana\",\"wantedAt\":\"2026-11-21T14:05:10Z\","
                                + "\"sendAt\":\"2026-11-21T14:05:10Z\",\"state\":\"refused\",\"messageId\":null,"
                                + "\"reason\":\"opted out\"}}"),
                Arguments.of(
                        new OutboundTaskChanged(OUTBOUND_TASK),
                        "trunkline.outbound-task.changed",
                        "{\"outboundTask\":{\"id\":\"c-1\",\"kind\":\"task\",\"state\":\"failed\","
                                + "\"fromNumber\":\"+14155550100\",\"toNumber\":\"+14155550123\",\"toName\":\"Ada\","
                                + "\"sourceChatChannelSid\":null,\"by\":\"ana\",\"status\":429,\"code\":20429,"
                                + "\"reason\":\"too many requests at once\",\"causedBy\":\"start-c-1\",\"createdAt\":\"2026-11-21T14:05:10Z\","
                                + "\"changedAt\":\"2026-11-21T14:05:10Z\"}}"),
                Arguments.of(
                        new TaskChanged(TASK),
                        "trunkline.task.changed",
                        "{\"task\":{\"sid\":\"c-1\",\"account\":\"flex\",\"workspaceSid\":\"WS1\",\"status\":\"reserved\","
                                + "\"priority\":1,\"channel\":\"sms\",\"attributes\":\"{}\",\"workflowName\":null,"
                                + "\"queueSid\":\"WQ1\",\"queueName\":\"Everyone\",\"reason\":null,"
                                + "\"createdAt\":\"2026-11-21T14:05:10Z\",\"queuedAt\":\"2026-11-21T14:05:10Z\","
                                + "\"assignedAt\":null,\"changedAt\":\"2026-11-21T14:05:10Z\",\"reservations\":["
                                + "{\"sid\":\"WR1\",\"workerSid\":\"WK1\",\"workerName\":\"ana\",\"status\":\"pending\","
                                + "\"createdAt\":\"2026-11-21T14:05:10Z\",\"changedAt\":\"2026-11-21T14:05:10Z\","
                                + "\"until\":null}]}}"),
                Arguments.of(
                        new WorkerChanged(WORKER),
                        "trunkline.worker.changed",
                        "{\"worker\":{\"sid\":\"c-1\",\"account\":\"flex\",\"workspaceSid\":\"WS1\",\"name\":\"ana\","
                                + "\"activitySid\":\"WA1\",\"activityName\":\"Available\",\"available\":true,"
                                + "\"attributes\":\"{}\",\"since\":\"2026-11-21T14:05:10Z\","
                                + "\"changedAt\":\"2026-11-21T14:05:10Z\",\"deleted\":false}}"),
                Arguments.of(
                        new LinkChanged(new LinkView(
                                "c-1", "main", "CH1", "CH2", "open", "link:CH1", "Twilio is busy", AT, AT, AT)),
                        "trunkline.link.changed",
                        "{\"link\":{\"id\":\"c-1\",\"pair\":\"main\",\"first\":\"CH1\",\"second\":\"CH2\","
                                + "\"state\":\"open\",\"lane\":\"link:CH1\",\"lateReason\":\"Twilio is busy\","
                                + "\"lateSince\":\"2026-11-21T14:05:10Z\",\"createdAt\":\"2026-11-21T14:05:10Z\","
                                + "\"changedAt\":\"2026-11-21T14:05:10Z\"}}"));
    }

    @ParameterizedTest
    @MethodSource("updates")
    void keepsTypeKeyAndJson(Update update, String type, String json) throws JsonProcessingException {
        assertThat(update.type()).isEqualTo(type);
        assertThat(update.area())
                .isEqualTo(
                        switch (update) {
                            case OutboundTaskChanged started -> UpdateArea.TASKS;
                            case TaskChanged task -> UpdateArea.TASKS;
                            case WorkerChanged worker -> UpdateArea.WORKERS;
                            case LinkChanged link -> UpdateArea.LINKS;
                            default -> UpdateArea.CONVERSATIONS;
                        });
        assertThat(update.key()).isEqualTo("c-1");
        assertThat(MAPPER.writeValueAsString(update)).isEqualTo(json);
    }

    @Test
    void pinsEveryUpdate() {
        // When
        var pinned = updates()
                .map(arguments -> arguments.get()[0].getClass().getName())
                .distinct();
        // Then
        assertThat(pinned)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Update.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toList());
    }
}
