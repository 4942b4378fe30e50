package dev.trunkline.gateway.inbox.client;

import dev.trunkline.gateway.inbox.Messaging;
import dev.trunkline.gateway.inbox.MessagingConfig;
import dev.trunkline.gateway.service.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Passes calls on and makes what went wrong on the way a problem. */
@ApplicationScoped
class MessagingService implements Messaging {

    private static final Logger LOG = Logger.getLogger(MessagingService.class);

    private static final long CONNECT_SECONDS = 2;

    private static final String NAME = "messaging-service";

    private final MessagingApi api;
    private final MediaApi media;
    private final DeskApi desk;
    private final SearchApi search;

    MessagingService(MessagingConfig config) {
        this.api = client(config, MessagingApi.class);
        this.media = client(config, MediaApi.class);
        this.desk = client(config, DeskApi.class);
        this.search = client(config, SearchApi.class);
    }

    static <T> T client(MessagingConfig config, Class<T> api) {
        return RestClientBuilder.newBuilder()
                .baseUri(config.url())
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(config.deadline().toMillis(), TimeUnit.MILLISECONDS)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .build(api);
    }

    @Override
    public Answer conversations(String traceparent, Filter filter, @Nullable Integer limit, @Nullable String cursor) {
        return answer(() -> api.conversations(
                traceparent,
                filter.status(),
                filter.search(),
                filter.label(),
                filter.assignee(),
                filter.needsReply(),
                limit,
                cursor));
    }

    @Override
    public Answer search(String traceparent, String question, @Nullable Integer limit, @Nullable String cursor) {
        return answer(() -> search.search(traceparent, question, limit, cursor));
    }

    @Override
    public Answer open(String traceparent, byte[] body) {
        return answer(() -> api.open(traceparent, body));
    }

    @Override
    public Answer conversation(String traceparent, String id) {
        return answer(() -> api.conversation(traceparent, id));
    }

    @Override
    public Answer messages(String traceparent, String id, @Nullable Integer limit, @Nullable Long before) {
        return answer(() -> api.messages(traceparent, id, limit, before));
    }

    @Override
    public Answer send(String traceparent, String id, @Nullable String idempotencyKey, byte[] body) {
        return answer(() -> api.send(traceparent, id, idempotencyKey, body));
    }

    @Override
    public Answer read(String traceparent, String id) {
        return answer(() -> api.read(traceparent, id, new byte[0]));
    }

    @Override
    public Answer fetchMedia(String traceparent, String id) {
        return answer(() -> media.fetch(traceparent, id, new byte[0]));
    }

    @Override
    public Answer change(String traceparent, String id, byte[] body) {
        return answer(() -> desk.change(traceparent, id, body));
    }

    @Override
    public Answer delete(String traceparent, String id) {
        return answer(() -> desk.delete(traceparent, id));
    }

    @Override
    public Answer claim(String traceparent, String id) {
        return answer(() -> desk.claim(traceparent, id, new byte[0]));
    }

    @Override
    public Answer release(String traceparent, String id) {
        return answer(() -> desk.release(traceparent, id));
    }

    @Override
    public Answer assign(String traceparent, String id, byte[] body) {
        return answer(() -> desk.assign(traceparent, id, body));
    }

    @Override
    public Answer label(String traceparent, String id, byte[] body) {
        return answer(() -> desk.label(traceparent, id, body));
    }

    @Override
    public Answer notes(String traceparent, String id) {
        return answer(() -> desk.notes(traceparent, id));
    }

    @Override
    public Answer note(String traceparent, String id, byte[] body) {
        return answer(() -> desk.note(traceparent, id, body));
    }

    @Override
    public Answer presence(String traceparent, String id) {
        return answer(() -> desk.presence(traceparent, id));
    }

    @Override
    public Answer present(String traceparent, String id, byte[] body) {
        return answer(() -> desk.present(traceparent, id, body));
    }

    static Answer answer(Supplier<Response> call) {
        try (var response = call.get()) {
            var mediaType = response.getMediaType();
            var type = mediaType == null ? "" : mediaType.getType() + "/" + mediaType.getSubtype();
            var body = response.hasEntity() ? response.readEntity(byte[].class) : new byte[0];
            return Answer.of(NAME, response.getStatus(), type, body);
        } catch (ProcessingException e) {
            LOG.warnf("no answer service=%s reason=%s", NAME, e.getMessage());
            return Answer.of(NAME, e);
        }
    }
}
