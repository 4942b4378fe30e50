package dev.trunkline.bridge.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.twilio.ChatParticipant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A customer at a phone, in a conversation of the second workspace.
 *
 * @param number {@code +1…}
 * @param memberSid {@code MB…} of the participant whom Conversations texts; null where that one has been swapped
 * @param former {@code MB…} of the one who has been swapped; null where there is none, or nobody knows
 * @param name of the conversation
 * @param agent who is in it as well, by identity
 */
record Customer(
        String number,
        @Nullable String memberSid,
        @Nullable String former,
        String name,
        @Nullable String agent) {

    /** Attribute by which the identity that took a phone's place is known; the integration before us writes it, too. */
    static final String NUMBER = "ToNumber";

    /** Attribute with the phone's sid, JSON text. */
    static final String ID = "customer_id";

    private static final ObjectMapper JSON = new ObjectMapper();

    Optional<String> texted() {
        return Optional.ofNullable(memberSid);
    }

    Optional<String> swapped() {
        return Optional.ofNullable(former);
    }

    /** Whoever has a phone, or had one before it was swapped. */
    static Optional<Customer> among(List<ChatParticipant> people, @Nullable String conversation) {
        return number(people)
                .map(number -> new Customer(
                        number,
                        people.stream()
                                .filter(person -> phone(person).anyMatch(number::equals))
                                .map(ChatParticipant::sid)
                                .findFirst()
                                .orElse(null),
                        former(people, number).orElse(null),
                        Objects.requireNonNullElse(conversation, number),
                        agent(people, number)));
    }

    private static Optional<String> former(List<ChatParticipant> people, String number) {
        return people.stream()
                .filter(person -> number.equals(person.identity()))
                .map(person -> read(read(person.attributes()).path(ID).asText(""))
                        .path("p")
                        .asText(""))
                .filter(sid -> !sid.isEmpty())
                .findFirst();
    }

    static Optional<String> number(List<ChatParticipant> people) {
        return people.stream()
                .flatMap(Customer::phone)
                .findFirst()
                .or(() -> people.stream().flatMap(Customer::swapped).findFirst());
    }

    private static Stream<String> phone(ChatParticipant person) {
        return person.identity() == null
                ? Stream.ofNullable(person.address()).filter(address -> address.startsWith("+"))
                : Stream.empty();
    }

    private static Stream<String> swapped(ChatParticipant person) {
        return Stream.of(read(person.attributes()).path(NUMBER).asText("")).filter(number -> !number.isEmpty());
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    private static @Nullable String agent(List<ChatParticipant> people, String number) {
        return people.stream()
                .map(ChatParticipant::identity)
                .filter(identity -> identity != null && !identity.equals(number))
                .findFirst()
                .orElse(null);
    }
}
