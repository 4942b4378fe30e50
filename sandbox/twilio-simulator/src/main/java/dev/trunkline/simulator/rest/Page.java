package dev.trunkline.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One page of a list, in the two shapes Twilio has. Source: Twilio, "Response pagination". */
public final class Page<T> {

    private static final int DEFAULT_SIZE = 50;
    private static final int LARGEST = 1000;

    private final Request request;
    private final List<T> items;
    private final int size;
    private final int number;

    private Page(Request request, List<T> items, int size, int number) {
        this.request = request;
        this.items = items;
        this.size = size;
        this.number = number;
    }

    /** @param items all that match, in Twilio's order; the page is cut out of them */
    public static <T> Page<T> of(Request request, List<T> items) {
        int size = Math.clamp(number(request, "PageSize", DEFAULT_SIZE), 1, LARGEST);
        return new Page<>(request, items, size, Math.max(0, number(request, "Page", 0)));
    }

    private static int number(Request request, String name, int otherwise) {
        var value = request.query().get(name);
        try {
            return value.map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw TwilioException.invalid(name, value.orElse(""));
        }
    }

    /** The 2010 API: {@code next_page_uri} beside the list. */
    public Reply legacy(String key, Function<T, ? extends JsonNode> json) {
        var body = JsonNodeFactory.instance.objectNode();
        addItems(body, key, json);
        int count = slice().size();
        body.put("start", number * size);
        body.put("end", Math.max(number * size, number * size + count - 1));
        body.put("page", number);
        body.put("page_size", size);
        body.put("uri", uri(number));
        body.put("first_page_uri", uri(0));
        body.put("previous_page_uri", number > 0 ? uri(number - 1) : null);
        body.put("next_page_uri", hasNext() ? uri(number + 1) : null);
        return Reply.json(200, body);
    }

    /** All newer products: {@code meta} beside the list. */
    public Reply current(String key, Function<T, ? extends JsonNode> json) {
        var body = JsonNodeFactory.instance.objectNode();
        addItems(body, key, json);
        var host = "https://" + request.product() + ".twilio.com";
        var meta = body.putObject("meta");
        meta.put("page", number);
        meta.put("page_size", size);
        meta.put("first_page_url", host + uri(0));
        meta.put("previous_page_url", number > 0 ? host + uri(number - 1) : null);
        meta.put("url", host + uri(number));
        meta.put("next_page_url", hasNext() ? host + uri(number + 1) : null);
        meta.put("key", key);
        return Reply.json(200, body);
    }

    private void addItems(ObjectNode body, String key, Function<T, ? extends JsonNode> json) {
        var list = body.putArray(key);
        slice().forEach(item -> list.add(json.apply(item)));
    }

    private List<T> slice() {
        int from = Math.min(items.size(), number * size);
        return items.subList(from, Math.min(items.size(), from + size));
    }

    private boolean hasNext() {
        return (number + 1) * size < items.size();
    }

    private String uri(int page) {
        var query = new ArrayList<String>();
        for (var pair : request.rawQuery().split("&", -1)) {
            if (!pair.isEmpty() && !pair.startsWith("Page=") && !pair.startsWith("PageSize=")) {
                query.add(pair);
            }
        }
        query.add("PageSize=" + size);
        query.add("Page=" + page);
        return request.path() + "?" + String.join("&", query);
    }
}
