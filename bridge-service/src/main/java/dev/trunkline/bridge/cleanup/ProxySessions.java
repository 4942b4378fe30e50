package dev.trunkline.bridge.cleanup;

import dev.trunkline.bridge.link.Pair;
import java.util.List;

/** Sessions of a pair's Proxy service. Each call blocks on the network. */
public interface ProxySessions {

    /**
     * One of them.
     *
     * @param sid {@code KC…}
     * @param channel {@code CH…}, as its unique name begins; empty where it names none
     */
    record ProxySession(String sid, String channel) {}

    List<ProxySession> all(Pair pair);

    /** May be repeated. */
    void close(Pair pair, String session);

    /** May be repeated. */
    void delete(Pair pair, String session);
}
