package dev.trunkline.messaging.inbox.rest;

import dev.trunkline.messaging.inbox.DeskConfig;
import dev.trunkline.messaging.inbox.InboxAudit;
import dev.trunkline.messaging.inbox.Transactions;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who did what in the inbox. */
@Path("/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"supervisor", "operator"})
@Blocking
@Tag(name = "Conversations")
public class AuditResource {

    private final InboxAudit audit;
    private final Transactions transactions;
    private final DeskConfig config;

    AuditResource(InboxAudit audit, Transactions transactions, DeskConfig config) {
        this.audit = audit;
        this.transactions = transactions;
        this.config = config;
    }

    @GET
    @Operation(summary = "Who archived, deleted, claimed, assigned or erased which conversation, newest first")
    public Page<InboxAudit.Line, Long> list(
            @QueryParam("conversationId") @Nullable UUID conversationId,
            @QueryParam("limit") @Pattern(regexp = Limits.RULE, message = Limits.WORDS) @Nullable String limit,
            @QueryParam("before") @Pattern(regexp = "^[0-9]{1,18}$", message = "must be a line's id") @Nullable String before) {
        var size = Limits.of(limit, config);
        var found = transactions.call(
                () -> audit.newest(conversationId, before == null ? null : Long.valueOf(before), size + 1));
        var shown = found.subList(0, Math.min(size, found.size()));
        return new Page<>(shown, found.size() > size ? shown.getLast().id() : null);
    }
}
