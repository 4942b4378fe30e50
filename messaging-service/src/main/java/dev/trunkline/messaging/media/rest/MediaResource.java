package dev.trunkline.messaging.media.rest;

import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.Inbox;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.inbox.Views;
import dev.trunkline.messaging.media.MediaContents;
import dev.trunkline.messaging.media.rest.ByteRange.Part;
import dev.trunkline.messaging.media.rest.ByteRange.Unservable;
import dev.trunkline.messaging.media.rest.ByteRange.Whole;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.trace.TraceFilters;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Stored media. Customers choose what they send, so only kinds that a browser shows without running anything are shown in
 * place; all others are downloads, and nothing may be taken for another type or run as a page of ours. A stored content never
 * changes, so its id is its entity tag; players of sound and film ask for ranges of it.
 */
@Path("/media")
@RolesAllowed({"agent", "supervisor", "operator"})
@Blocking
@Tag(name = "Media")
public class MediaResource {

    private static final Pattern TYPE = Pattern.compile("[a-z0-9!#$&^_.+-]{1,100}/[a-z0-9!#$&^_.+-]{1,100}");
    private static final Pattern SHOWN =
            Pattern.compile("image/(?:jpeg|png|gif|webp)|audio/[a-z0-9.+-]+|video/[a-z0-9.+-]+");
    private static final Map<String, String> SUFFIXES = Map.ofEntries(
            Map.entry("image/jpeg", ".jpg"),
            Map.entry("image/png", ".png"),
            Map.entry("image/gif", ".gif"),
            Map.entry("image/webp", ".webp"),
            Map.entry("audio/mpeg", ".mp3"),
            Map.entry("audio/ogg", ".ogg"),
            Map.entry("audio/amr", ".amr"),
            Map.entry("video/mp4", ".mp4"),
            Map.entry("video/3gpp", ".3gp"),
            Map.entry("application/pdf", ".pdf"),
            Map.entry("text/csv", ".csv"),
            Map.entry("text/vcard", ".vcf"),
            Map.entry("text/plain", ".txt"));

    private final MediaContents contents;
    private final Inbox inbox;
    private final Transactions transactions;

    MediaResource(MediaContents contents, Inbox inbox, Transactions transactions) {
        this.contents = contents;
        this.inbox = inbox;
        this.transactions = transactions;
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "The bytes of a picture, sound or file")
    @APIResponse(responseCode = "200", description = "All of it")
    @APIResponse(responseCode = "206", description = "The bytes of the header Range")
    @APIResponse(responseCode = "304", description = "The header If-None-Match names it: nothing new")
    @APIResponse(responseCode = "416", description = "A problem: the range lies behind the end")
    public Response get(
            @PathParam("id") UUID id,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var tag = "\"" + id + "\"";
        var wanted = ifRange == null || ifRange.strip().equals(tag) ? range : null;
        return transactions
                .call(() -> contents.find(id))
                .map(stored -> names(ifNoneMatch, tag)
                        ? kept(Response.notModified(), tag)
                        : answer(id, stored, ByteRange.of(wanted, stored.bytes().length), tag))
                .orElseGet(() -> Problem.of(
                                "no-such-media", "No such media", 404, "media " + id + " is not stored, or not yet")
                        .toResponse());
    }

    @POST
    @Path("/{id}/fetch")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Has media fetched from Twilio once more, also after that was given up")
    @APIResponse(responseCode = "200", description = "It is stored already")
    @APIResponse(responseCode = "202", description = "It is being fetched; an update tells what comes of it")
    @APIResponse(responseCode = "409", description = "A problem: Twilio never took its message")
    public Response fetch(@PathParam("id") UUID id, @Context ContainerRequestContext request) {
        var trace = TraceFilters.of(request);
        return switch (transactions.call(() -> inbox.fetchAgain(id, new Cause(null, trace)))) {
            case Inbox.FetchingAgain.Ordered(var attachment) ->
                Response.accepted(Views.of(attachment)).build();
            case Inbox.FetchingAgain.AlreadyStored(var attachment) ->
                Response.ok(Views.of(attachment)).build();
            case Inbox.FetchingAgain.NeverSent() ->
                Problem.of(
                                "message-never-sent",
                                "The message was never sent",
                                409,
                                "Twilio never took the message of media " + id + ", so it has nothing to be fetched")
                        .toResponse();
            case Inbox.FetchingAgain.Unknown() ->
                Problem.of("no-such-media", "No such media", 404, "there is no media " + id)
                        .toResponse();
        };
    }

    private static Response answer(UUID id, MediaContents.Stored stored, ByteRange range, String tag) {
        var bytes = stored.bytes();
        return switch (range) {
            case Whole() -> content(Response.ok(bytes), id, stored, tag);
            case Part(var first, var last) ->
                content(
                        Response.status(Response.Status.PARTIAL_CONTENT)
                                .entity(Arrays.copyOfRange(bytes, first, last + 1))
                                .header("Content-Range", "bytes " + first + "-" + last + "/" + bytes.length),
                        id,
                        stored,
                        tag);
            case Unservable() ->
                Response.fromResponse(Problem.of(
                                        "http-416",
                                        "Range not satisfiable",
                                        416,
                                        "media " + id + " has " + bytes.length + " bytes")
                                .toResponse())
                        .header("Content-Range", "bytes */" + bytes.length)
                        .build();
        };
    }

    private static Response content(
            Response.ResponseBuilder response, UUID id, MediaContents.Stored stored, String tag) {
        var type = bareType(stored.contentType());
        var disposition = SHOWN.matcher(type).matches() ? "inline" : "attachment";
        response.type(type)
                .header("Accept-Ranges", "bytes")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition + "; filename=\"" + id + SUFFIXES.getOrDefault(type, "") + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox");
        return kept(response, tag);
    }

    private static Response kept(Response.ResponseBuilder response, String tag) {
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
                .build();
    }

    /** Whether {@code If-None-Match} names this tag. Source: RFC 9110, section 13.1.2. */
    private static boolean names(@Nullable String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",", -1))
                        .map(String::strip)
                        .anyMatch(named -> named.equals("*") || named.equals(tag) || named.equals("W/" + tag));
    }

    /** The type without parameters; a plain file where it is none. */
    private static String bareType(String contentType) {
        var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return TYPE.matcher(type).matches() ? type : "application/octet-stream";
    }
}
