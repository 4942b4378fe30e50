package dev.trunkline.contracts.webhook;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decoded form parameters in the order of the wire. A name may repeat; an empty value counts as absent for {@link
 * #get(String)}, since Twilio treats both alike, but stays in {@link #all(String)} because it is signed.
 */
public interface Parameters {

    /**
     * Reads an {@code application/x-www-form-urlencoded} body or a raw query.
     *
     * @throws MalformedFormException where an escape is broken or the text is not UTF-8
     */
    static Parameters parse(byte[] form) {
        return FormParameters.parse(form);
    }

    /**
     * Reads the {@code data} of one Event Streams event under the names its classic webhook has: {@code messageSid} and {@code
     * message_sid} become {@code MessageSid}, nested objects {@code MessagingBinding.Address}; lists of plain values repeat
     * their name, other lists and attributes stay JSON text; null counts as absent.
     *
     * @throws MalformedEventException where the bytes are no JSON object
     */
    static Parameters ofEvent(byte[] event) {
        return JsonEvents.parameters(JsonEvents.read(event));
    }

    /**
     * Reads a classic webhook as it was received: a form or a raw query, or a JSON object whose fields get their classic names
     * as in {@link #ofEvent}; nobody documents which of the two Flex sends.
     *
     * @param contentType null for a query
     * @throws MalformedFormException where an escape of a form is broken or the text is not UTF-8
     */
    static Parameters ofWebhook(@Nullable String contentType, byte[] body) {
        return JsonEvents.isJson(contentType) ? JsonEvents.lenient(body) : parse(body);
    }

    /** No parameters at all. */
    static Parameters none() {
        return new MapParameters();
    }

    /** The first non-empty value. */
    Optional<String> get(String name);

    /** All values of one name, in the order of the wire, empty ones included. */
    List<String> all(String name);

    /** The distinct names, in the order of their first appearance. */
    Set<String> names();
}
