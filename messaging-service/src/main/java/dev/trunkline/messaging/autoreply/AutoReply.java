package dev.trunkline.messaging.autoreply;

import dev.trunkline.messaging.inbox.Channel;
import java.util.List;
import java.util.UUID;

/**
 * A rule: which messages get which reply.
 *
 * @param position of several rules that match one message the one with the lowest answers
 * @param channels where it holds; empty for everywhere
 * @param text what is sent; <code>{{name}}</code> stands for the customer's name
 * @param version grows with every change
 */
public record AutoReply(
        UUID id,
        String name,
        boolean enabled,
        int position,
        Trigger trigger,
        List<Channel> channels,
        String text,
        long version) {

    public AutoReply {
        channels = List.copyOf(channels);
    }
}
