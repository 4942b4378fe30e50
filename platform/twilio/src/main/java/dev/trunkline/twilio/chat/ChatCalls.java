package dev.trunkline.twilio.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.TwilioRestClient;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** REST calls of one product through the SDK's client. */
final class ChatCalls {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WEBHOOKS = "X-Twilio-Webhook-Enabled";
    private static final int PAGE = 100;

    private final Supplier<TwilioRestClient> client;
    private final String product;

    ChatCalls(Supplier<TwilioRestClient> client, String product) {
        this.client = client;
        this.product = product;
    }

    JsonNode get(String path) {
        return json(new Request(HttpMethod.GET, product, path));
    }

    JsonNode post(String path, Map<String, String> form, Echo echo) {
        var request = changing(HttpMethod.POST, path, echo);
        form.forEach(request::addPostParam);
        return json(request);
    }

    void delete(String path, Echo echo) {
        var unused = client.get().request(changing(HttpMethod.DELETE, path, echo));
    }

    private Request changing(HttpMethod method, String path, Echo echo) {
        var request = new Request(method, product, path);
        request.addHeaderParam(WEBHOOKS, echo == Echo.WANTED ? "true" : "false");
        return request;
    }

    /**
     * Reads a list page by page.
     *
     * @param key of the list in the answer
     * @param more further query parameters, each with its ampersand
     * @param each says whether to go on
     */
    void pages(String path, String key, String more, Predicate<JsonNode> each) {
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
