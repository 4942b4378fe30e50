package dev.trunkline.twilio.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.TwilioRestClient;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * REST calls of one product through the SDK's client, for what products of two generations have in common and the SDK has
 * two types for. Answers are JSON; what Twilio refuses comes as {@link TwilioCallException}. Paths are without the host.
 */
public final class JsonCalls {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 100;

    private final Supplier<TwilioRestClient> client;
    private final String product;

    public JsonCalls(Supplier<TwilioRestClient> client, String product) {
        this.client = client;
        this.product = product;
    }

    public JsonNode get(String path) {
        return json(new Request(HttpMethod.GET, product, path));
    }

    /** One page of a list. @param address its path, or where the page before says that it is */
    public JsonNode page(String address) {
        return address.startsWith("/") ? get(address) : json(new Request(HttpMethod.GET, address));
    }

    /** Where the page after it is; empty after the last. */
    public static Optional<String> next(JsonNode page) {
        return Optional.of(page.path("meta").path("next_page_url").asText(""))
                .filter(url -> !url.isEmpty() && !url.equals("null"));
    }

    /** The path of a list's first page. @param more as with {@link #pages} */
    public static String first(String path, String more) {
        return path + "?PageSize=" + PAGE + more;
    }

    public JsonNode post(String path, Map<String, String> form, Map<String, String> headers) {
        var request = changing(HttpMethod.POST, path, headers);
        form.forEach(request::addPostParam);
        return json(request);
    }

    public void delete(String path, Map<String, String> headers) {
        var unused = client.get().request(changing(HttpMethod.DELETE, path, headers));
    }

    private Request changing(HttpMethod method, String path, Map<String, String> headers) {
        var request = new Request(method, product, path);
        headers.forEach(request::addHeaderParam);
        return request;
    }

    /**
     * Reads a list page by page.
     *
     * @param key of the list in the answer
     * @param more further query parameters, each with its ampersand
     * @param each says whether to go on
     */
    public void pages(String path, String key, String more, Predicate<JsonNode> each) {
        var address = Optional.of(first(path, more));
        while (address.isPresent()) {
            var page = page(address.get());
            for (var item : page.path(key)) {
                if (!each.test(item)) {
                    return;
                }
            }
            address = next(page);
        }
    }

    private JsonNode json(Request request) {
        try {
            return JSON.readTree(client.get().request(request).getContent());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(request.getUrl() + ": the answer is no JSON", e);
        }
    }
}
