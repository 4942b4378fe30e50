package dev.trunkline.messaging.media.rest;

import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.media.MediaContents;
import dev.trunkline.web.problem.Problem;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Stored media. Customers choose what they send, so only kinds that a browser shows without running anything are shown in
 * place; all others are downloads, and nothing may be taken for another type or run as a page of ours.
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
    private final Transactions transactions;

    MediaResource(MediaContents contents, Transactions transactions) {
        this.contents = contents;
        this.transactions = transactions;
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "The bytes of a picture, sound or file")
    public Response get(@PathParam("id") UUID id) {
        return transactions
                .call(() -> contents.find(id))
                .map(stored -> answer(id, stored))
                .orElseGet(() -> Problem.of(
                                "no-such-media", "No such media", 404, "media " + id + " is not stored, or not yet")
                        .toResponse());
    }

    private static Response answer(UUID id, MediaContents.Stored stored) {
        var type = bareType(stored.contentType());
        var disposition = SHOWN.matcher(type).matches() ? "inline" : "attachment";
        return Response.ok(stored.bytes(), type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition + "; filename=\"" + id + SUFFIXES.getOrDefault(type, "") + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
                .build();
    }

    /** The type without parameters; a plain file where it is none. */
    private static String bareType(String contentType) {
        var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return TYPE.matcher(type).matches() ? type : "application/octet-stream";
    }
}
