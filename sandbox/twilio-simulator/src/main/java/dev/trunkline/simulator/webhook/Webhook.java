package dev.trunkline.simulator.webhook;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One webhook to be sent.
 *
 * @param accountSid whose token signs it
 * @param lane deliveries of one lane leave in order, unless a fault says otherwise
 * @param url as configured at Twilio, fragment included
 * @param parameters in wire order, names may repeat; empty where the body is JSON
 * @param body exactly as sent; empty for GET
 * @param addresses its To and From, for faults
 * @param whenAnswered told the outcome of the last attempt, on the delivery's thread
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are sent, never compared.
public record Webhook(
        String accountSid,
        String lane,
        String method,
        String url,
        String contentType,
        List<Map.Entry<String, String>> parameters,
        byte[] body,
        List<String> addresses,
        Consumer<Attempt> whenAnswered) {

    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    public Webhook {
        parameters = List.copyOf(parameters);
        addresses = List.copyOf(addresses);
    }

    /** A form POST, or a GET with the parameters in the query. */
    public static Webhook form(
            String accountSid, String lane, String method, String url, List<Map.Entry<String, String>> parameters) {
        var form = encode(parameters);
        var addresses = parameters.stream()
                .filter(entry -> entry.getKey().equals("To") || entry.getKey().equals("From"))
                .map(Map.Entry::getValue)
                .toList();
        return method.equalsIgnoreCase("GET")
                ? new Webhook(
                        accountSid,
                        lane,
                        "GET",
                        withQuery(url, form),
                        "",
                        parameters,
                        new byte[0],
                        addresses,
                        attempt -> {})
                : new Webhook(
                        accountSid,
                        lane,
                        "POST",
                        url,
                        FORM,
                        parameters,
                        form.getBytes(StandardCharsets.UTF_8),
                        addresses,
                        attempt -> {});
    }

    /** A JSON POST, as Event Streams sends it. */
    public static Webhook json(String accountSid, String lane, String url, String body, List<String> addresses) {
        return new Webhook(
                accountSid,
                lane,
                "POST",
                url,
                "application/json",
                List.of(),
                body.getBytes(StandardCharsets.UTF_8),
                addresses,
                attempt -> {});
    }

    public Webhook then(Consumer<Attempt> next) {
        return new Webhook(accountSid, lane, method, url, contentType, parameters, body, addresses, next);
    }

    private static String encode(List<Map.Entry<String, String>> parameters) {
        return parameters.stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String withQuery(String url, String query) {
        int hash = url.indexOf('#');
        var target = hash < 0 ? url : url.substring(0, hash);
        var fragment = hash < 0 ? "" : url.substring(hash);
        return target + (target.contains("?") ? "&" : "?") + query + fragment;
    }
}
