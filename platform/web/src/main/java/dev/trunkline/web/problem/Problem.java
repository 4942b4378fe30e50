package dev.trunkline.web.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error body. Source: RFC 9457, section 3.
 *
 * @param type stable and documented in docs/problems.md
 * @param title for people, the same for every occurrence of the type
 * @param status HTTP status
 * @param detail for people: what happened, to which id, what to do
 * @param members further members, such as {@code twilioCode} or {@code errors}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        URI type,
        String title,
        int status,
        @Nullable String detail,
        @JsonIgnore Map<String, Object> members) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "https://trunkline.dev/problems/";

    public Problem {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** @param name last segment of the type, such as {@code message-refused} */
    public static Problem of(String name, String title, int status, @Nullable String detail) {
        return new Problem(URI.create(TYPES + name), title, status, detail, Map.of());
    }

    /** The same problem with one more member. */
    public Problem with(String member, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(type, title, status, detail, more);
    }

    @JsonAnyGetter
    Map<String, Object> extensionMembers() {
        return members;
    }

    public Response toResponse() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
