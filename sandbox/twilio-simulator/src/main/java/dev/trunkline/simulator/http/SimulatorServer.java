package dev.trunkline.simulator.http;

import dev.trunkline.simulator.rest.Reply;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The HTTP server: reads whole requests, has them answered on virtual threads, writes the answers. */
public final class SimulatorServer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SimulatorServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST_BODY = 32 * 1024 * 1024;

    private final Vertx vertx = Vertx.vertx(
            new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Dispatcher dispatcher;
    private final HttpServer server;

    private SimulatorServer(String host, int port, Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
        this.server = vertx.createHttpServer(new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setMaxHeaderSize(64 * 1024)
                // Twilio offers no upgrade in clear text; the JDK's client would try one on each connection.
                .setHttp2ClearTextEnabled(false));
    }

    /**
     * Listens on return.
     *
     * @param port 0 for any free one
     * @throws IOException where the port is taken
     */
    public static SimulatorServer listen(String host, int port, Dispatcher dispatcher) throws IOException {
        var simulator = new SimulatorServer(host, port, dispatcher);
        try {
            simulator
                    .server
                    .requestHandler(simulator::receive)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return simulator;
        } catch (CompletionException e) {
            simulator.close();
            throw new IOException("port " + port + ": cannot listen on " + host + "; is it in use?", e.getCause());
        }
    }

    public int port() {
        return server.actualPort();
    }

    private void receive(HttpServerRequest http) {
        var incoming = new IncomingRequest(http);
        http.exceptionHandler(broken -> LOG.debugf("request lost reason=%s", broken.getMessage()));
        incoming.read(LARGEST_BODY)
                .onSuccess(ready -> dispatch(ready, http.response()))
                .onFailure(tooLarge -> http.response().setStatusCode(413).end());
    }

    private void dispatch(IncomingRequest incoming, HttpServerResponse response) {
        var context = vertx.getOrCreateContext();
        try {
            threads.execute(() -> {
                var reply = answer(incoming);
                context.runOnContext(unused -> write(reply, response));
            });
        } catch (RejectedExecutionException closing) {
            response.reset();
        }
    }

    private Optional<Reply> answer(IncomingRequest incoming) {
        try {
            return dispatcher.handle(incoming.toRequest());
        } catch (RuntimeException e) {
            LOG.errorf(e, "request failed method=%s path=%s", incoming.method(), incoming.path());
            return Optional.of(Reply.empty(500));
        }
    }

    private static void write(Optional<Reply> reply, HttpServerResponse response) {
        if (response.closed()) {
            return;
        }
        if (reply.isEmpty()) {
            response.reset();
            return;
        }
        response.setStatusCode(reply.get().status());
        reply.get().headers().forEach(response::putHeader);
        if (reply.get().status() == 204) {
            response.end();
        } else {
            response.end(Buffer.buffer(reply.get().body()));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .completeOnTimeout(null, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
