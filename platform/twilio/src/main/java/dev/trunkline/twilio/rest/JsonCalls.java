package dev.trunkline.twilio.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.TwilioRestClient;
import java.util.Map;
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
        var page = get(path + "?PageSize=" + PAGE + more);
        while (true) {
            for (var item : page.path(key)) {
                if (!each.test(item)) {
                    return;
                }
            }
            var next = page.path("meta").path("next_page_url").asText("");
            if (next.isEmpty() || next.equals("null")) {
                return;
            }
            page = json(new Request(HttpMethod.GET, next));
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
