package dev.trunkline.messaging.inbox;

import dev.trunkline.messaging.inbox.SearchIndex.Found;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds messages, and conversations by name and address, together and newest first. */
@ApplicationScoped
public class Search {

    /** Ids are compared as the database does. */
    private static final Comparator<Found> NEWEST_FIRST = Comparator.comparing(Found::at)
            .thenComparing(found -> found.id().toString())
            .reversed();

    private final SearchIndex index;
    private final Conversations conversations;
    private final Messages messages;

    Search(SearchIndex index, Conversations conversations, Messages messages) {
        this.index = index;
        this.conversations = conversations;
        this.messages = messages;
    }

    /**
     * One thing that was found.
     *
     * @param message null where the conversation's name or address was found
     * @param snippet plain text around what was found
     */
    public record Hit(Conversation conversation, @Nullable Message message, String snippet) {}

    /**
     * A page of hits.
     *
     * @param last where the next page begins; empty on the last one
     */
    public record Hits(List<Hit> items, Optional<Found> last) {
        public Hits {
            items = List.copyOf(items);
        }
    }

    /** Runs in the caller's transaction. */
    public Hits find(String text, int limit, @Nullable Found after) {
        var places = new HashMap<Found, Hit>();
        var ofMessages = messages.find(index.messages(text, limit + 1, after));
        var theirs = conversations
                .find(ofMessages.stream()
                        .map(Message::conversationId)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(Conversation::id, Function.identity()));
        for (var message : ofMessages) {
            var conversation = Objects.requireNonNull(theirs.get(message.conversationId()));
            var snippet = Snippet.of(message.body(), text);
            places.put(new Found(message.sentAt(), message.id()), new Hit(conversation, message, snippet));
        }
        for (var conversation : conversations.find(index.conversations(text, limit + 1, after))) {
            var name = conversation.contactName();
            var snippet = name == null ? conversation.theirAddress() : name;
            places.put(
                    new Found(conversation.lastActivityAt(), conversation.id()), new Hit(conversation, null, snippet));
        }
        var found = places.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(NEWEST_FIRST))
                .toList();
        var shown = found.subList(0, Math.min(limit, found.size()));
        var last = found.size() > limit ? Optional.of(shown.getLast().getKey()) : Optional.<Found>empty();
        return new Hits(shown.stream().map(Map.Entry::getValue).toList(), last);
    }
}
