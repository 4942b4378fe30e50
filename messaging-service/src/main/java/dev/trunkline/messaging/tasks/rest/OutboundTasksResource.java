package dev.trunkline.messaging.tasks.rest;

import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.contracts.update.OutboundTaskView;
import dev.trunkline.messaging.inbox.Senders;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.mms.ChatRelays;
import dev.trunkline.messaging.tasks.ChatPlace;
import dev.trunkline.messaging.tasks.OutboundTasksConfig;
import dev.trunkline.messaging.tasks.SourceHistory;
import dev.trunkline.messaging.tasks.StartStore;
import dev.trunkline.messaging.tasks.StartViews;
import dev.trunkline.messaging.tasks.Starts;
import dev.trunkline.messaging.tasks.Wish;
import dev.trunkline.web.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tasks towards customers. To start one, and to ask what became of it, a token of Flex does in place of a login. */
@Path("/outbound-tasks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "operator"})
@RunOnVirtualThread
@Tag(name = "Outbound tasks")
public class OutboundTasksResource {

    private static final String KEY_TOO_LONG = "must be at most 200 characters";

    private final Requests requests;
    private final Starts starts;
    private final StartStore store;
    private final SourceHistory history;
    private final ChatRelays relays;
    private final Senders senders;
    private final Transactions transactions;
    private final OutboundTasksConfig config;

    OutboundTasksResource(
            Requests requests,
            Starts starts,
            StartStore store,
            SourceHistory history,
            ChatRelays relays,
            Senders senders,
            Transactions transactions,
            OutboundTasksConfig config) {
        this.requests = requests;
        this.starts = starts;
        this.store = store;
        this.history = history;
        this.relays = relays;
        this.senders = senders;
        this.transactions = transactions;
        this.config = config;
    }

    /** Newest first. */
    public record Page(List<OutboundTaskView> items) {}

    /** The one that is proposed comes first. */
    public record Numbers(List<String> items) {}

    /**
     * Oldest first.
     *
     * @param origins ids of the events that brought pictures, by the sids of the messages that have them
     */
    public record History(String channelSid, List<ChatMessage> items, Map<String, String> origins) {}

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Starts a task: 200 once Twilio has made everything, 202 while it is being tried, Twilio's status where it refused")
    public Response start(
            @HeaderParam("Idempotency-Key") @Size(max = 200, message = KEY_TOO_LONG) @Nullable String idempotencyKey,
            @Nullable NewTask wanted,
            @Context ContainerRequestContext request)
            throws InterruptedException {
        var task = wanted == null ? new NewTask(null, null, null, null, null, null) : wanted;
        return requests.submit(() -> task.wish(config), idempotencyKey, request);
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "The same with a form")
    public Response start(
            @HeaderParam("Idempotency-Key") @Size(max = 200, message = KEY_TOO_LONG) @Nullable String idempotencyKey,
            MultivaluedMap<String, String> form,
            @Context ContainerRequestContext request)
            throws InterruptedException {
        return requests.submit(() -> NewTask.of(form).wish(config), idempotencyKey, request);
    }

    @POST
    @Path("/flow")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"supervisor", "operator"})
    @Operation(summary = "Sets up the task flow that a number needs for flex-channels; one that is there is used")
    public Response flow(
            @HeaderParam("Idempotency-Key") @Size(max = 200, message = KEY_TOO_LONG) @Nullable String idempotencyKey,
            @Nullable NewFlow wanted,
            @Context ContainerRequestContext request)
            throws InterruptedException {
        var flow = wanted == null ? new NewFlow(null, null, null, null, null, null, null) : wanted;
        return requests.submit(() -> flow.wish(config), idempotencyKey, request);
    }

    @GET
    @Operation(
            summary =
                    "What was started last, newest first, and what became of it; for one customer where toNumber says so")
    public Page list(
            @QueryParam("toNumber") @Nullable String toNumber,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
        return new Page(transactions.call(() -> store.newest(Fields.given(toNumber), limit)).stream()
                .map(StartViews::of)
                .toList());
    }

    @GET
    @Path("/numbers")
    @Operation(summary = "Our numbers that may start something")
    public Numbers numbers() {
        return new Numbers(config.fromNumbers()
                .orElseGet(() -> senders.all().stream()
                        .filter(address -> address.startsWith("+"))
                        .toList()));
    }

    @GET
    @PermitAll
    @Path("/{id}")
    @Operation(summary = "What became of one: the same answer as the request that started it")
    public Response outcome(@PathParam("id") UUID id, @Context ContainerRequestContext request)
            throws InterruptedException {
        return requests.outcome(id, request);
    }

    private History history(String channel) {
        var said = history.of(place(channel));
        var sids = said.stream().map(ChatMessage::sid).toList();
        return new History(channel, said, transactions.call(() -> relays.causes(sids)));
    }

    @GET
    @Path("/{id}/source-messages")
    @Operation(summary = "What was said where the customer was before, oldest first")
    public Response history(@PathParam("id") UUID id) {
        return source(id)
                .map(channel -> Response.ok(history(channel)).build())
                .orElseGet(() -> Problem.of(
                                "no-source-channel",
                                "No source channel",
                                404,
                                "there is no outbound task " + id + " with a sourceChatChannelSid")
                        .toResponse());
    }

    private ChatPlace place(String channel) {
        var legacy = config.variant() == OutboundTasksConfig.Variant.FLEX_CHANNELS;
        return new ChatPlace(channel, legacy ? config.chatServiceSid().orElse(null) : null);
    }

    private Optional<String> source(UUID id) {
        return transactions
                .call(() -> starts.find(id))
                .flatMap(start -> Optional.ofNullable(
                        start.wish() instanceof Wish.Task task ? task.sourceChatChannelSid() : null));
    }
}
