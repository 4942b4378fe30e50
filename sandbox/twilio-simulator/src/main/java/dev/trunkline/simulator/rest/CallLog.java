package dev.trunkline.simulator.rest;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The newest REST calls, oldest first; bounded. Safe for many threads. */
public final class CallLog {

    private final int limit;
    private final ArrayDeque<RecordedCall> calls = new ArrayDeque<>();
    private long count;

    public CallLog(int limit) {
        this.limit = limit;
    }

    public synchronized void add(Request request, int status, Optional<String> fault) {
        var form = new LinkedHashMap<String, List<String>>();
        request.form()
                .names()
                .forEach(name -> form.put(name, List.copyOf(request.form().all(name))));
        var headers = new LinkedHashMap<>(request.headers());
        headers.remove("authorization");
        calls.addLast(new RecordedCall(
                ++count,
                Instant.now(),
                request.product(),
                request.method(),
                request.path(),
                request.rawQuery(),
                Map.copyOf(form),
                Map.copyOf(headers),
                status,
                fault));
        if (calls.size() > limit) {
            calls.removeFirst();
        }
    }

    public synchronized List<RecordedCall> all() {
        return List.copyOf(calls);
    }

    public List<RecordedCall> where(Predicate<RecordedCall> condition) {
        return all().stream().filter(condition).toList();
    }

    /** Calls of one product and method whose path contains a text. */
    public List<RecordedCall> of(String product, String method, String path) {
        return where(call -> call.product().equals(product)
                && call.method().equals(method)
                && call.path().contains(path));
    }

    /** How many came since the start or the last clear, the forgotten ones included. */
    public synchronized long count() {
        return count;
    }

    public synchronized void clear() {
        calls.clear();
        count = 0;
    }
}
