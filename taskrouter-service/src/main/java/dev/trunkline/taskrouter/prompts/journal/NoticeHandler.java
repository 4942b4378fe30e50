package dev.trunkline.taskrouter.prompts.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.Steps;
import dev.trunkline.taskrouter.board.BoardStore;
import dev.trunkline.taskrouter.board.Reservation;
import dev.trunkline.taskrouter.prompts.Notice;
import dev.trunkline.taskrouter.prompts.Notices;
import dev.trunkline.taskrouter.prompts.SystemChat;
import dev.trunkline.taskrouter.prompts.SystemConversations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes into agents' System conversations. An offer that is over by then is not asked about. */
@ApplicationScoped
class NoticeHandler implements EntryHandler, Notices {

    /** CloudEvents type. Never changed once published. */
    static final String TYPE = "trunkline.agent.notice";

    private static final String FIND_CONVERSATION = "find-conversation";
    private static final String POST_MESSAGE = "post-message";

    private final Journal journal;
    private final SystemChat chat;
    private final SystemConversations conversations;
    private final BoardStore board;
    private final ObjectMapper json;

    NoticeHandler(
            Journal journal, SystemChat chat, SystemConversations conversations, BoardStore board, ObjectMapper json) {
        this.journal = journal;
        this.chat = chat;
        this.conversations = conversations;
        this.board = board;
        this.json = json;
    }

    @Override
    public void append(String id, Notice notice, TraceContext trace) {
        var event = new CloudEvent(
                id,
                "/taskrouter/prompts",
                TYPE,
                Instant.now(),
                "application/json",
                Map.of(CloudEvent.Extension.TRACE_PARENT, trace.next().traceparent()),
                write(notice));
        journal.append(List.of(new NewEntry("system:" + notice.worker().toLowerCase(Locale.ROOT), event)));
    }

    private byte[] write(Notice notice) {
        try {
            return json.writeValueAsBytes(notice);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("notice: cannot be written as JSON", e);
        }
    }

    @Override
    public boolean handles(String eventType) {
        return eventType.equals(TYPE);
    }

    @Override
    public Completion handle(Entry entry, Steps steps) throws Exception {
        var notice = json.readValue(entry.event().data(), Notice.class);
        if (notice.reservationSid() == null
                || board.reservation(notice.reservationSid())
                        .filter(Reservation::isPending)
                        .isPresent()) {
            TraceScope.run(entry.event().trace(), () -> post(entry, notice, steps));
        }
        return Completion.nothing();
    }

    /** What replies are told from is kept before there can be any. */
    private String post(Entry entry, Notice notice, Steps steps) throws Exception {
        var sid = steps.once(FIND_CONVERSATION, String.class, () -> chat.conversation(notice.worker()));
        conversations.keep(sid, notice.worker());
        if (notice.reservationSid() != null) {
            conversations.asked(notice.reservationSid(), notice.worker());
        }
        var mark = String.valueOf(entry.origin());
        return steps.once(
                POST_MESSAGE,
                String.class,
                () -> chat.find(sid, mark),
                () -> chat.post(sid, notice.worker(), notice.text(), mark));
    }

    @Override
    public List<String> stepNames(Entry entry) {
        return List.of(FIND_CONVERSATION, POST_MESSAGE);
    }

    /** Nobody wants to be asked tomorrow what waits today. */
    @Override
    public Duration timeLimit() {
        return Duration.ofHours(1);
    }

    @Override
    public OnPark onPark(Entry entry) {
        return OnPark.LANE_MOVES_ON;
    }
}
