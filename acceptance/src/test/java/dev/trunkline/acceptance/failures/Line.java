package dev.trunkline.acceptance.failures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.netcrusher.core.reactor.NioReactor;
import org.netcrusher.core.throttle.Throttler;
import org.netcrusher.tcp.TcpCrusher;
import org.netcrusher.tcp.TcpCrusherBuilder;

/** A TCP line of this machine that can be cut, frozen and slowed down. */
public final class Line implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    static {
        // It would log each connection that a fault ends.
        System.setProperty("org.slf4j.simpleLogger.log.org.netcrusher", "off");
    }

    private final NioReactor reactor;
    private final TcpCrusher crusher;
    private volatile long delayNanos = Throttler.NO_DELAY_NS;

    /** @param from port that clients connect to; @param to port of the server */
    public Line(int from, int to) {
        try {
            reactor = new NioReactor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        crusher = TcpCrusherBuilder.builder()
                .withReactor(reactor)
                .withBindAddress(HOST, from)
                .withConnectAddress(HOST, to)
                .withBacklog(256)
                .withTcpNoDelay(true)
                .withIncomingThrottlerFactory(client -> this::delayOf)
                .withOutgoingThrottlerFactory(client -> this::delayOf)
                .buildAndOpen();
    }

    /** Ends all connections; new ones are let through. */
    void cut() {
        crusher.closeAllPairs();
    }

    /** Ends all connections and takes no new ones. */
    public void down() {
        crusher.close();
    }

    public void up() {
        crusher.open();
    }

    /** Connections stay open and carry nothing. */
    void freeze() {
        crusher.freeze();
    }

    void thaw() {
        crusher.unfreeze();
    }

    /** Each piece of data is held back for so long, either way; zero: none. */
    void delay(Duration delay) {
        delayNanos = delay.toNanos();
    }

    private long delayOf(ByteBuffer piece) {
        return delayNanos;
    }

    @Override
    public void close() {
        if (crusher.isOpen()) {
            crusher.close();
        }
        reactor.close();
    }
}
