package dev.trunkline.messaging.upload.rest;

import dev.trunkline.messaging.upload.UploadRules;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What can be uploaded. */
@Path("/upload-rules")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "operator"})
@NonBlocking
@Tag(name = "Media")
public class UploadRulesResource {

    /** All kinds that are taken. */
    public record Items(List<UploadRules.Rule> items) {
        public Items {
            items = List.copyOf(items);
        }
    }

    @GET
    @Operation(summary = "Kinds of files that can be sent, and how large on which channel")
    public Items list() {
        return new Items(UploadRules.all());
    }
}
