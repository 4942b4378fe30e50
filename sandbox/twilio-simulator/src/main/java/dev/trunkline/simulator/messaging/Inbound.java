package dev.trunkline.simulator.messaging;

import dev.trunkline.simulator.rest.Sids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Messages from customers. */
public final class Inbound {

    private final MessageStore messages;
    private final MediaStore media;
    private final Senders senders;
    private final MessageLife life;
    private final CustomerRules rules;

    public Inbound(MessageStore messages, MediaStore media, Senders senders, MessageLife life, CustomerRules rules) {
        this.messages = messages;
        this.media = media;
        this.senders = senders;
        this.life = life;
        this.rules = rules;
    }

    /**
     * A customer writes to one of our addresses.
     *
     * @param extras further webhook parameters, such as {@code ProfileName}
     * @throws IllegalArgumentException where {@code to} is not ours or {@code from} belongs to another channel
     */
    public Message receive(String from, String to, String body, List<MediaContent> files, Map<String, String> extras) {
        var sender = senders.byAddress(to)
                .orElseThrow(() -> new IllegalArgumentException("to: '" + to + "' is none of our addresses"));
        if (!Address.isReachable(from) || !Address.channel(from).equals(Address.channel(to))) {
            throw new IllegalArgumentException(
                    "from: '" + from + "' (expected: an address of the channel " + Address.channel(to) + ")");
        }
        var sid = Sids.random(files.isEmpty() ? "SM" : "MM");
        var stored = new ArrayList<String>();
        files.forEach(
                file -> stored.add(media.add(sender.accountSid(), sid, file).sid()));
        var now = Instant.now();
        var message = new Message(
                sid,
                sender.accountSid(),
                true,
                from,
                to,
                body,
                List.of(),
                stored,
                null,
                null,
                null,
                MessageStatus.RECEIVED,
                null,
                null,
                now,
                now,
                now);
        messages.add(message);
        rules.received(message);
        life.received(message, extras);
        return message;
    }
}
