package dev.trunkline.simulator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One path of one product and what can be done there. */
record Operations(String product, Pattern pattern, List<String> pathParameters, JsonNode item, Schemas schemas) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    /** What Twilio says about one method of a path. */
    record Operation(
            Map<String, JsonNode> path,
            Map<String, JsonNode> query,
            Map<String, JsonNode> header,
            Optional<JsonNode> body,
            JsonNode responses) {}

    static List<Operations> of(JsonNode document) {
        var schemas = new Schemas(document);
        var operations = new ArrayList<Operations>();
        document.path("paths").properties().forEach(path -> {
            var servers = path.getValue().has("servers") ? path.getValue().get("servers") : document.path("servers");
            var host = URI.create(servers.path(0).path("url").asText()).getHost();
            operations.add(of(host.substring(0, host.indexOf('.')), path.getKey(), path.getValue(), schemas));
        });
        return operations;
    }

    private static Operations of(String product, String template, JsonNode item, Schemas schemas) {
        var names = new ArrayList<String>();
        var pattern = new StringBuilder();
        var variables = VARIABLE.matcher(template);
        int end = 0;
        while (variables.find()) {
            pattern.append(Pattern.quote(template.substring(end, variables.start())))
                    .append("([^/]+?)");
            names.add(variables.group(1));
            end = variables.end();
        }
        pattern.append(Pattern.quote(template.substring(end)));
        return new Operations(product, Pattern.compile(pattern.toString()), names, item, schemas);
    }

    /** The most literal path that matches. */
    static Optional<Operations> find(List<Operations> all, String product, String path) {
        return all.stream()
                .filter(operations -> operations.product.equals(product)
                        && operations.pattern.matcher(path).matches())
                .min(Comparator.comparingInt(operations -> operations.pathParameters.size()));
    }

    Map<String, String> pathValues(String path) {
        Matcher matcher = pattern.matcher(path);
        var values = new LinkedHashMap<String, String>();
        if (matcher.matches()) {
            for (int at = 0; at < pathParameters.size(); at++) {
                values.put(pathParameters.get(at), matcher.group(at + 1));
            }
        }
        return values;
    }

    Optional<Operation> operation(String method) {
        var operation = item.path(method);
        if (operation.isMissingNode()) {
            return Optional.empty();
        }
        var body = schemas.resolve(operation.path("requestBody"));
        return Optional.of(new Operation(
                parameters(operation, "path"),
                parameters(operation, "query"),
                parameters(operation, "header"),
                body.isMissingNode() ? Optional.empty() : Optional.of(body),
                operation.path("responses")));
    }

    private Map<String, JsonNode> parameters(JsonNode operation, String in) {
        var parameters = new LinkedHashMap<String, JsonNode>();
        for (var declared : List.of(item.path("parameters"), operation.path("parameters"))) {
            declared.forEach(reference -> {
                var parameter = schemas.resolve(reference);
                if (parameter.path("in").asText().equals(in)) {
                    parameters.put(parameter.path("name").asText(), parameter);
                }
            });
        }
        return parameters;
    }
}
