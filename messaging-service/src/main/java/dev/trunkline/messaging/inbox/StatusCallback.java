package dev.trunkline.messaging.inbox;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The URL where Twilio reports the status of one message. It bears our id of the message, so that a status that comes before
 * Twilio's answer finds its message; the query is part of what Twilio signs.
 */
public final class StatusCallback {

    private static final String PARAMETER = "message";
    private static final Pattern ID = Pattern.compile("(?:^|&)" + PARAMETER + "=([0-9a-f-]{36})(?:&|$)");

    private StatusCallback() {}

    public static URI url(String configured, UUID messageId) {
        var fragment = configured.indexOf('#');
        var url = fragment < 0 ? configured : configured.substring(0, fragment);
        var rest = fragment < 0 ? "" : configured.substring(fragment);
        return URI.create(url + (url.indexOf('?') < 0 ? "?" : "&") + PARAMETER + "=" + messageId + rest);
    }

    /** Our id in a URL that Twilio called; empty where there is none. */
    public static Optional<UUID> messageId(String url) {
        var query = url.indexOf('?');
        if (query < 0) {
            return Optional.empty();
        }
        var id = ID.matcher(url.substring(query + 1));
        return id.find() ? Optional.of(UUID.fromString(id.group(1))) : Optional.empty();
    }
}
