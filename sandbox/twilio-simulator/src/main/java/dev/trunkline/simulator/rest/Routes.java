package dev.trunkline.simulator.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which endpoint answers which product, method and path. Templates: {@code /v1/Services/{Sid}}. */
public final class Routes {

    private final Map<String, List<Route>> byProduct = new LinkedHashMap<>();

    /** Literal segments win over {@code {Names}}, whatever the order of registration. */
    public Routes add(String product, String method, String template, Endpoint endpoint) {
        byProduct
                .computeIfAbsent(product, unused -> new ArrayList<>())
                .add(new Route(method, segments(template), endpoint));
        return this;
    }

    /** The endpoint for a request, bound to its path parameters. Empty: Twilio knows no such path. */
    public Optional<Bound> find(String product, String method, String path) {
        var segments = segments(path);
        Route best = null;
        boolean pathKnown = false;
        for (var route : byProduct.getOrDefault(product, List.of())) {
            if (!route.fits(segments)) {
                continue;
            }
            pathKnown = true;
            if (route.method.equals(method) && (best == null || route.precision() > best.precision())) {
                best = route;
            }
        }
        if (best == null) {
            return pathKnown ? Optional.of(new Bound(Map.of(), Routes::methodNotAllowed)) : Optional.empty();
        }
        return Optional.of(new Bound(best.bind(segments), best.endpoint));
    }

    private static Reply methodNotAllowed(Request request) {
        throw new TwilioException(405, 20004, "Method not allowed");
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(path.startsWith("/") ? 1 : 0).split("/", -1));
    }

    /** An endpoint and what its template's names stand for. */
    public record Bound(Map<String, String> pathParameters, Endpoint endpoint) {}

    private record Route(String method, List<String> template, Endpoint endpoint) {

        boolean fits(List<String> path) {
            if (path.size() != template.size()) {
                return false;
            }
            for (int at = 0; at < path.size(); at++) {
                if (parameter(template.get(at), path.get(at)) == null
                        && !template.get(at).equals(path.get(at))) {
                    return false;
                }
            }
            return true;
        }

        /** How exactly the template names its path: a literal counts more than a suffix, a suffix more than a mere name. */
        int precision() {
            return template.stream()
                    .mapToInt(segment -> !segment.startsWith("{") ? 2 : segment.endsWith("}") ? 0 : 1)
                    .sum();
        }

        Map<String, String> bind(List<String> path) {
            var bound = new LinkedHashMap<String, String>();
            for (int at = 0; at < path.size(); at++) {
                var segment = template.get(at);
                var value = parameter(segment, path.get(at));
                if (value != null) {
                    bound.put(
                            segment.substring(1, segment.indexOf('}')),
                            URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
                }
            }
            return bound;
        }

        /** What stands for {@code {Name}} or {@code {Name}.json}; null where the segment is no parameter or does not fit. */
        private static @Nullable String parameter(String segment, String value) {
            int end = segment.indexOf('}');
            if (!segment.startsWith("{") || end < 0) {
                return null;
            }
            var suffix = segment.substring(end + 1);
            if (!value.endsWith(suffix) || value.length() == suffix.length()) {
                return null;
            }
            return value.substring(0, value.length() - suffix.length());
        }
    }
}
