package dev.trunkline.twilio.chat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

import static java.time.temporal.ChronoUnit.SECONDS;

/**
 * Where one chat service is, and the words in which the two products differ.
 *
 * @param product first label of the host
 * @param collection path of its conversations
 * @param people path below a conversation
 * @param author parameter and field of a message
 * @param closed what closes a conversation; a state, or attributes where the product has no states
 */
record ChatDialect(
        ChatProduct kind, String product, String collection, String people, String author, Map<String, String> closed) {

    /** How Flex tells a closed channel; Chat itself has no such state. */
    private static final String STATUS = "status";

    static ChatDialect chat(String service) {
        return new ChatDialect(
                ChatProduct.CHAT,
                "chat",
                "/v2/Services/" + service + "/Channels",
                "/Members",
                "from",
                Map.of(STATUS, "INACTIVE"));
    }

    /** @param service empty for the account's default service */
    static ChatDialect conversations(Optional<String> service) {
        return new ChatDialect(
                ChatProduct.CONVERSATIONS,
                "conversations",
                service.map(sid -> "/v1/Services/" + sid + "/Conversations").orElse("/v1/Conversations"),
                "/Participants",
                "author",
                Map.of("State", "closed"));
    }

    boolean hasStates() {
        return kind == ChatProduct.CONVERSATIONS;
    }

    boolean hasReceipts() {
        return kind == ChatProduct.CONVERSATIONS;
    }

    /** Query parameters of the lists that all conversations are in: Chat's has one visibility, public unless asked otherwise. */
    List<String> lists(Instant since) {
        return hasStates()
                ? List.of("&StartDate=" + since.truncatedTo(SECONDS))
                : List.of("&Type=private", "&Type=public");
    }

    /** The list's name in an answer. */
    String key() {
        return hasStates() ? "conversations" : "channels";
    }

    String authorParameter() {
        return hasStates() ? "Author" : "From";
    }

    static Map<String, String> activeStatus() {
        return Map.of(STATUS, "ACTIVE");
    }

    boolean isClosed(@Nullable String state, String attributes) {
        return hasStates()
                ? "closed".equals(state)
                : Attributes.text(attributes, STATUS).filter("INACTIVE"::equals).isPresent();
    }
}
