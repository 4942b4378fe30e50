package dev.trunkline.simulator.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Takes outbound messages from queued to delivered, and tells those who listen. */
public final class MessageLife implements AutoCloseable {

    private final MessageStore messages;
    private final MediaFetcher fetcher;
    private final Timings timings;
    private final Templates templates;
    private final CustomerRules rules;
    private final List<MessageListener> listeners = new CopyOnWriteArrayList<>();
    private final ConcurrentMap<String, Integer> unreachable = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("message-timer").factory());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public MessageLife(
            MessageStore messages, MediaFetcher fetcher, Timings timings, Templates templates, CustomerRules rules) {
        this.messages = messages;
        this.fetcher = fetcher;
        this.timings = timings;
        this.templates = templates;
        this.rules = rules;
    }

    public void listen(MessageListener listener) {
        listeners.add(listener);
    }

    /** Messages to this address end undelivered with this code from now on. */
    public void refuse(String address, int errorCode) {
        unreachable.put(address, errorCode);
    }

    public void reset() {
        unreachable.clear();
    }

    /** Goes on with the messages that a restart interrupted. */
    public void resume() {
        messages.where(message -> !message.status().isFinal() && message.status() != MessageStatus.SCHEDULED)
                .forEach(this::begin);
    }

    void received(Message message, Map<String, String> extras) {
        listeners.forEach(listener -> listener.received(message, extras));
    }

    void begin(Message message) {
        if (message.status() == MessageStatus.ACCEPTED) {
            changed(message);
        }
        after(timings.queued(), () -> queued(message.sid()));
    }

    private void queued(String sid) {
        if (move(sid, MessageStatus.QUEUED)) {
            after(timings.sent(), () -> sent(sid));
        }
    }

    private void sent(String sid) {
        var message = messages.bySid(sid).orElse(null);
        if (message == null) {
            return;
        }
        if (isOutsideWindow(message)) {
            fail(
                    sid,
                    MessageStatus.UNDELIVERED,
                    63016,
                    "Failed to send freeform message because you are outside the allowed window");
            return;
        }
        try {
            var media = fetcher.fetch(message);
            messages.change(sid, current -> current.carrying(media));
        } catch (MediaUnavailableException e) {
            fail(sid, MessageStatus.FAILED, e.code(), Objects.requireNonNullElse(e.getMessage(), "media"));
            return;
        }
        if (move(sid, MessageStatus.SENT)) {
            after(timings.delivered(), () -> delivered(sid));
        }
    }

    /** WhatsApp says so only once it is asked to deliver. */
    private boolean isOutsideWindow(Message message) {
        var template = message.contentSid();
        return Address.channel(message.to()).equals("whatsapp")
                && !(template != null && templates.isApproved(message.accountSid(), template))
                && !rules.isWithinWindow(message.from(), message.to());
    }

    private void delivered(String sid) {
        var code = messages.bySid(sid)
                .map(message -> unreachable.get(message.to()))
                .orElse(null);
        if (code == null) {
            move(sid, MessageStatus.DELIVERED);
        } else {
            fail(sid, MessageStatus.UNDELIVERED, code, "Message not delivered");
        }
    }

    /** The customer has read it: channels with receipts say so. */
    public void read(Message message) {
        if (message.status() == MessageStatus.DELIVERED
                && !Address.channel(message.to()).equals("sms")) {
            move(message.sid(), MessageStatus.READ);
        }
    }

    private void fail(String sid, MessageStatus status, int code, String reason) {
        messages.change(sid, message -> message.failing(code, reason));
        move(sid, status);
    }

    private boolean move(String sid, MessageStatus status) {
        var moved = messages.change(
                sid,
                message -> message.status().isFinal() && status != MessageStatus.READ
                        ? message
                        : message.at(status, Instant.now()));
        moved.filter(message -> message.status() == status).ifPresent(this::changed);
        return moved.filter(message -> message.status() == status).isPresent();
    }

    private void changed(Message message) {
        listeners.forEach(listener -> listener.changed(message));
    }

    private void after(Duration delay, Runnable step) {
        try {
            var unused = timer.schedule(() -> threads.execute(step), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            // The simulator is being closed: the next start resumes the message.
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        threads.shutdownNow();
    }
}
