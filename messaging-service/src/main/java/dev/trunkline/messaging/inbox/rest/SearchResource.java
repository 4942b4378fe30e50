package dev.trunkline.messaging.inbox.rest;

import dev.trunkline.contracts.update.ConversationView;
import dev.trunkline.contracts.update.MessageView;
import dev.trunkline.messaging.inbox.DeskConfig;
import dev.trunkline.messaging.inbox.Search;
import dev.trunkline.messaging.inbox.SearchIndex;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.inbox.Views;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Full-text search over messages, names and addresses. */
@Path("/search")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "operator"})
@Blocking
@Tag(name = "Conversations")
public class SearchResource {

    private static final int LONGEST_QUESTION = 200;

    private final Search search;
    private final Transactions transactions;
    private final DeskConfig config;

    SearchResource(Search search, Transactions transactions, DeskConfig config) {
        this.search = search;
        this.transactions = transactions;
        this.config = config;
    }

    /**
     * One thing that was found.
     *
     * @param message null where the name or the address was found
     * @param snippet plain text around what was found
     */
    public record HitView(
            ConversationView conversation, @Nullable MessageView message, String snippet) {}

    @GET
    @Operation(summary = "Finds messages by their words and conversations by name or address, newest first")
    public Page<HitView, String> find(
            @QueryParam("q") @Nullable String question,
            @QueryParam("limit") @Pattern(regexp = Limits.RULE, message = Limits.WORDS) @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var text = Requests.text("q", question, LONGEST_QUESTION);
        var after = Cursor.read(cursor, SearchIndex.Found::new);
        var size = Limits.of(limit, config);
        var hits = transactions.call(() -> search.find(text, size, after));
        return new Page<>(
                hits.items().stream().map(SearchResource::view).toList(),
                hits.last().map(last -> Cursor.after(last.at(), last.id())).orElse(null));
    }

    private static HitView view(Search.Hit hit) {
        var message = hit.message();
        return new HitView(Views.of(hit.conversation()), message == null ? null : Views.of(message), hit.snippet());
    }
}
