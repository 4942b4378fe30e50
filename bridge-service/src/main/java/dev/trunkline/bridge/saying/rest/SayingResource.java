package dev.trunkline.bridge.saying.rest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.saying.Files;
import dev.trunkline.bridge.saying.Saying;
import dev.trunkline.bridge.saying.Sayings;
import dev.trunkline.bridge.saying.Wish;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.trace.TraceFilters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is said in the conversations of a link. The words stay at Twilio; they are read there. */
@Path("/links/{id}/messages")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "operator"})
@RunOnVirtualThread
@Tag(name = "Links")
public class SayingResource {

    private static final String SIDES = "first|second";
    private static final String SIDES_MESSAGE = "must be first or second";

    private final Links links;
    private final Transactions transactions;
    private final Saying saying;
    private final Sayings sayings;
    private final Files files;
    private final Speaker speaker;

    SayingResource(
            Links links, Transactions transactions, Saying saying, Sayings sayings, Files files, Speaker speaker) {
        this.links = links;
        this.transactions = transactions;
        this.saying = saying;
        this.sayings = sayings;
        this.files = files;
        this.speaker = speaker;
    }

    /** Oldest first. */
    public record Messages(List<MessageView> items) {}

    /** @param media how many files it has */
    public record MessageView(
            String sid,
            String author,
            String body,
            int media,
            List<FileView> files,
            @Nullable Instant saidAt) {
        static MessageView of(ChatMessage message) {
            return new MessageView(
                    message.sid(),
                    message.author(),
                    message.body(),
                    message.media().size(),
                    message.media().stream().map(FileView::of).toList(),
                    message.createdAt());
        }
    }

    /** A file as Twilio describes it; what it holds is served by {@link FileResource}. */
    public record FileView(
            @Nullable String name,
            String contentType,
            @Nullable Integer size) {
        static FileView of(ChatMessage.Media file) {
            return new FileView(
                    file.filename(),
                    Objects.requireNonNullElse(file.contentType(), MediaType.APPLICATION_OCTET_STREAM),
                    file.size());
        }
    }

    /**
     * @param side in which of the two conversations
     * @param body may be absent where there is a file
     * @param mediaUrl of an uploaded file
     */
    public record Words(
            @NotNull @Pattern(regexp = SIDES, message = SIDES_MESSAGE) String side,

            @Nullable @Size(max = 1600) String body,
            @Nullable @Size(max = 2000) String mediaUrl) {

        @JsonIgnore
        @AssertTrue(message = "say something, or send a file") public boolean isSomething() {
            return file() != null || !text().isEmpty();
        }

        String text() {
            return body == null ? "" : body.strip();
        }

        @Nullable String file() {
            return mediaUrl == null || mediaUrl.isBlank() ? null : mediaUrl;
        }
    }

    /** @param eventId of the journal's entry */
    public record Asked(String eventId) {}

    /** @param entryId of the journal */
    public record Retried(long entryId) {}

    @GET
    @Operation(summary = "The newest messages of one side, as Twilio has them now, oldest first")
    public Response messages(
            @PathParam("id") UUID id,
            @QueryParam("side") @DefaultValue("first") @Pattern(regexp = SIDES, message = SIDES_MESSAGE) String side,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit) {
        return with(
                id,
                link -> Response.ok(new Messages(saying.newest(link, side(side), limit).stream()
                                .map(MessageView::of)
                                .toList()))
                        .build());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says something as the agent who asks and is in it, or a supervisor; 202, in the link's lane")
    public Response say(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Size(max = 100) @Nullable String key,
            @NotNull @Valid Words words,
            @Context ContainerRequestContext request) {
        var wish = "say/" + id + "/" + (key == null ? UUID.randomUUID().toString() : key);
        var file = words.file();
        if (file != null && !files.arePossible()) {
            return uploadsOff();
        }
        if (file != null && !files.areAt(file)) {
            return unknownFile();
        }
        return with(id, link -> {
            var side = side(words.side());
            if (link.state() == Link.State.CLOSED) {
                return closed(link);
            }
            var trace = TraceFilters.of(request);
            return speaker.name(link, side)
                    .map(name -> new Wish(link.id(), side, name, words.text(), file))
                    .map(wanted -> asked(wish, sayings.ask(link, wish, wanted, trace)))
                    .orElseGet(() -> notTheirs(link));
        });
    }

    @POST
    @Path("/{entry}/retry")
    @Operation(summary = "Has words that were not said yet, or were given up, tried now; 202")
    public Response retry(@PathParam("id") UUID id, @PathParam("entry") long entry) {
        return with(
                id,
                link -> sayings.asked(link, entry)
                        .map(wish -> speaker.name(link, wish.side())
                                .map(name -> sayings.retry(entry, name)
                                        ? Response.accepted(new Retried(entry)).build()
                                        : notNow(entry))
                                .orElseGet(() -> notTheirs(link)))
                        .orElseGet(
                                () -> Problem.of("no-such-entry", "No such entry", 404, "there are no words " + entry)
                                        .toResponse()));
    }

    private static Response notNow(long entry) {
        return Problem.of(
                        "not-possible-now",
                        "Not possible now",
                        409,
                        "the words " + entry + " are said, are being said, or wait for what comes before them")
                .toResponse();
    }

    private static Response uploadsOff() {
        return Problem.of(
                        "uploads-off",
                        "Files cannot be uploaded",
                        503,
                        "set trunkline.bridge.saying.files-url to send files here")
                .toResponse();
    }

    private static Response unknownFile() {
        return Problem.of(
                        "unknown-file",
                        "The file is not known",
                        422,
                        "mediaUrl: not the address of an upload (expected: mediaUrl as POST /api/media answers it)")
                .toResponse();
    }

    private static Response asked(String wish, boolean taken) {
        return taken
                ? Response.accepted(new Asked(wish)).build()
                : Problem.of(
                                "idempotency-key-reused",
                                "The idempotency key belongs to other words",
                                422,
                                "the key was used for " + wish + " with other words; choose a new key")
                        .toResponse();
    }

    private static Response closed(Link link) {
        return Problem.of(
                        "link-closed",
                        "The link is closed",
                        409,
                        "both conversations of link " + link.id() + " are closed; nothing can be said in them any more")
                .toResponse();
    }

    private static Response notTheirs(Link link) {
        return Problem.of(
                        "not-your-conversation",
                        "Not your conversation",
                        403,
                        "you are no agent of link " + link.id() + "; accept its task, or ask a supervisor")
                .toResponse();
    }

    private Response with(UUID id, Function<Link, Response> answer) {
        return transactions
                .call(() -> links.find(id))
                .map(answer)
                .orElseGet(() -> Problem.of("no-such-link", "No such link", 404, "there is no link " + id)
                        .toResponse());
    }

    private static Side side(String name) {
        return Side.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
