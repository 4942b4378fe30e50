package dev.trunkline.twilio.rest;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which call it was, for messages and metrics.
 *
 * @param method HTTP method, upper case
 * @param product such as {@code conversations}
 * @param path without query; phone numbers in it are made unreadable
 */
public record TwilioCall(String method, String product, String path) {

    private static final Pattern SID = Pattern.compile("[A-Z]{2}[0-9a-f]{32}(\\.json)?");
    private static final Pattern NUMBER = Pattern.compile("(?:\\+|%2B)?\\d{6,}");

    public TwilioCall {
        path = Arrays.stream(path.split("/", -1))
                .map(segment -> SID.matcher(segment).matches()
                        ? segment
                        : NUMBER.matcher(segment).replaceAll("…"))
                .collect(Collectors.joining("/"));
    }

    /** Whether Twilio keeps nothing of this call, so that its outcome never matters. */
    public boolean readsOnly() {
        return method.equals("GET") || method.equals("HEAD");
    }

    public boolean deletes() {
        return method.equals("DELETE");
    }

    @Override
    public String toString() {
        return method + " " + product + path;
    }
}
