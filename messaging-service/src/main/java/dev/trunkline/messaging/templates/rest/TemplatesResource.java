package dev.trunkline.messaging.templates.rest;

import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.messaging.inbox.Senders;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.templates.TemplateSync;
import dev.trunkline.messaging.templates.Templates;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.trace.TraceFilters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Templates for agents. */
@Path("/templates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "operator"})
@RunOnVirtualThread
@Tag(name = "Templates")
public class TemplatesResource {

    private final Templates templates;
    private final TemplateSync sync;
    private final Transactions transactions;
    private final FailureClassifier classifier;
    private final Senders senders;

    TemplatesResource(
            Templates templates,
            TemplateSync sync,
            Transactions transactions,
            FailureClassifier classifier,
            Senders senders) {
        this.templates = templates;
        this.sync = sync;
        this.transactions = transactions;
        this.classifier = classifier;
        this.senders = senders;
    }

    /** @param readAt when they were last read at Twilio; null before the first time */
    public record TemplateList(
            List<TemplateView> items, @Nullable Instant readAt) {
        public TemplateList {
            items = List.copyOf(items);
        }
    }

    @GET
    @Operation(summary = "All templates by name, as they were last read at Twilio")
    public TemplateList list() {
        return transactions.call(() -> new TemplateList(
                templates.all(senders.account()).stream().map(TemplateView::of).toList(),
                templates.readAt(senders.account()).orElse(null)));
    }

    @POST
    @Path("/sync")
    @Operation(summary = "Reads all templates at Twilio now")
    public Response readAgain(@Context ContainerRequestContext request) {
        try {
            sync.run(TraceFilters.of(request));
        } catch (RuntimeException e) {
            var failure = classifier.classify(e);
            var reason = switch (failure) {
                case Failure.Permanent permanent -> permanent.reason();
                case Failure.Transient passing -> passing.reason();
            };
            return Problem.of("templates-not-read", "The templates could not be read", 502, reason)
                    .toResponse();
        }
        return Response.ok(list()).build();
    }
}
