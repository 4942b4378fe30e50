package dev.trunkline.bridge.cleanup;

import dev.trunkline.bridge.cleanup.ProxySessions.ProxySession;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Pair;
import dev.trunkline.bridge.link.Rooms;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.journal.Steps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a session with its chat: the channel's status becomes {@code INACTIVE}, the session is closed and deleted. */
public final class SessionCleanUp {

    private final Rooms rooms;
    private final Links links;
    private final Transactions transactions;
    private final ProxySessions sessions;

    public SessionCleanUp(Rooms rooms, Links links, Transactions transactions, ProxySessions sessions) {
        this.rooms = rooms;
        this.links = links;
        this.transactions = transactions;
        this.sessions = sessions;
    }

    /** @param only one session; null for all */
    public List<ProxySession> wanted(Pair pair, @Nullable String only) {
        return sessions.all(pair).stream()
                .filter(session -> only == null || session.sid().equals(only))
                .toList();
    }

    /** That of the channel's link, so that nothing else happens to it meanwhile. */
    public String lane(ProxySession session) {
        var channel = session.channel();
        return transactions
                .call(() -> links.of(channel))
                .map(link -> link.lane())
                .orElse("clean-up:" + (channel.isEmpty() ? session.sid() : channel));
    }

    public void clean(Pair pair, ProxySession session, Steps steps) throws Exception {
        if (!session.channel().isEmpty()) {
            steps.once("close-channel", Boolean.class, () -> close(pair, session.channel()));
        }
        steps.once("close-session", Boolean.class, () -> {
            sessions.close(pair, session.sid());
            return true;
        });
        steps.once("delete-session", Boolean.class, () -> {
            sessions.delete(pair, session.sid());
            return true;
        });
    }

    /** False: it is no more. */
    private boolean close(Pair pair, String channel) {
        var room = rooms.at(pair.first(), channel);
        var there = room.chat().named(channel);
        there.ifPresent(found -> room.chat().close(found.sid(), room.echo()));
        return there.isPresent();
    }
}
