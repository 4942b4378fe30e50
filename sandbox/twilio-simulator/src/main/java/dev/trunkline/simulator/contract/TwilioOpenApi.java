package dev.trunkline.simulator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.webhook.Parameters;
import dev.trunkline.simulator.contract.Operations.Operation;
import dev.trunkline.simulator.contract.Violation.Kind;
import dev.trunkline.simulator.rest.RecordedCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What Twilio publishes about its REST API, to check recorded calls against. Source: github.com/twilio/twilio-oai, directory
 * {@code spec/json}.
 *
 * <p>Checked are path, method, parameters of path, query, header and form (known, required, type, enum, pattern, limits,
 * repetition), content type and the status of a success. Not checked are the fields within a JSON body and the answers'
 * bodies. An error status is taken as it is: the documents do not describe errors.
 */
public final class TwilioOpenApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Operations> operations;

    private TwilioOpenApi(List<Operations> operations) {
        this.operations = operations;
    }

    /** The documents, read once. */
    private static final class Found {
        private static final Optional<TwilioOpenApi> DOCUMENTS = directory().map(TwilioOpenApi::load);

        private static Optional<Path> directory() {
            var named = System.getenv("TRUNKLINE_OPENAPI_DIR");
            if (named != null && !named.isBlank()) {
                return Optional.of(Path.of(named));
            }
            return Optional.ofNullable(System.getProperty("trunkline.root"))
                    .map(root -> Path.of(root).resolveSibling("shared").resolve("twilio-openapi"))
                    .filter(Files::isDirectory);
        }
    }

    /**
     * The documents in the directory that the environment variable {@code TRUNKLINE_OPENAPI_DIR} names, or else in
     * {@code shared/twilio-openapi} beside the checkout (system property {@code trunkline.root}); empty where there is
     * neither, which is for a test to report as skipped.
     */
    public static Optional<TwilioOpenApi> find() {
        return Found.DOCUMENTS;
    }

    /**
     * Reads all documents of a directory.
     *
     * @throws UncheckedIOException where it cannot be read
     */
    public static TwilioOpenApi load(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            var operations = new ArrayList<Operations>();
            for (var file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                operations.addAll(Operations.of(JSON.readTree(file.toFile())));
            }
            return new TwilioOpenApi(List.copyOf(operations));
        } catch (IOException e) {
            throw new UncheckedIOException("OpenAPI documents: cannot read " + directory, e);
        }
    }

    /** What is wrong with any of these calls. */
    public List<Violation> check(Collection<RecordedCall> calls) {
        return calls.stream().flatMap(call -> check(call).stream()).toList();
    }

    /** What is wrong with a call; empty where it is as Twilio describes. */
    public List<Violation> check(RecordedCall call) {
        var check = new Check(call);
        check.run(operations);
        return List.copyOf(check.violations);
    }

    /** The check of one call. */
    private static final class Check {
        private final RecordedCall call;
        private final List<Violation> violations = new ArrayList<>();

        private Check(RecordedCall call) {
            this.call = call;
        }

        private void run(List<Operations> all) {
            var path = documented(call);
            var found = Operations.find(all, call.product(), path);
            if (found.isEmpty()) {
                add(Kind.UNKNOWN_PATH, "no such path (expected: one that Twilio publishes)");
                return;
            }
            var operation = found.get().operation(call.method().toLowerCase(Locale.ROOT));
            if (operation.isEmpty()) {
                add(Kind.UNKNOWN_METHOD, "the path does not take " + call.method());
                return;
            }
            check(found.get(), operation.get(), path);
        }

        private void check(Operations operations, Operation operation, String path) {
            var schemas = operations.schemas();
            var pathValues = new LinkedHashMap<String, List<String>>();
            operations.pathValues(path).forEach((name, value) -> pathValues.put(name, List.of(value)));
            parameters("path", operation.path(), pathValues, schemas);
            parameters("query", operation.query(), values(call.query()), schemas);
            headers(operation.header(), schemas);
            body(operation, schemas);
            status(operation);
        }

        private void parameters(
                String where, Map<String, JsonNode> declared, Map<String, List<String>> given, Schemas schemas) {
            given.forEach((name, values) -> {
                var parameter = declared.get(name);
                if (parameter == null) {
                    add(Kind.UNKNOWN_PARAMETER, where + " " + name + " (expected: one of " + declared.keySet() + ")");
                } else {
                    values(where, name, parameter.path("schema"), values, schemas);
                }
            });
            declared.forEach((name, parameter) -> {
                if (parameter.path("required").asBoolean() && !given.containsKey(name)) {
                    add(Kind.MISSING_PARAMETER, where + " " + name);
                }
            });
        }

        private void headers(Map<String, JsonNode> declared, Schemas schemas) {
            declared.forEach((name, parameter) -> {
                var value = call.headers().get(name.toLowerCase(Locale.ROOT));
                if (value != null) {
                    values("header", name, parameter.path("schema"), List.of(value), schemas);
                } else if (parameter.path("required").asBoolean()) {
                    add(Kind.MISSING_PARAMETER, "header " + name);
                }
            });
            var names = declared.keySet().stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .toList();
            call.headers().keySet().stream()
                    .filter(name -> name.startsWith("x-twilio-") && !names.contains(name))
                    .forEach(name -> add(Kind.UNKNOWN_PARAMETER, "header " + name));
        }

        private void body(Operation operation, Schemas schemas) {
            var content = operation.body().map(body -> body.path("content"));
            var form = content.map(types -> types.path("application/x-www-form-urlencoded"))
                    .filter(type -> !type.isMissingNode());
            var contentType = mediaType(call.headers().get("content-type"));
            if (content.isPresent() && form.isEmpty()) {
                if (!content.get().has(contentType) && !content.get().has("*/*")) {
                    add(
                            Kind.WRONG_CONTENT_TYPE,
                            "'" + contentType + "' (expected: one of " + names(content.get()) + ")");
                }
                return;
            }
            var schema = form.map(type -> schemas.resolve(type.path("schema")));
            var fields = new LinkedHashMap<String, JsonNode>();
            schema.ifPresent(object -> object.path("properties")
                    .properties()
                    .forEach(property -> fields.put(property.getKey(), property.getValue())));
            call.form().forEach((name, values) -> {
                var field = fields.get(name);
                if (field == null) {
                    add(Kind.UNKNOWN_PARAMETER, "form " + name + " (expected: one of " + fields.keySet() + ")");
                } else {
                    values("form", name, field, values, schemas);
                }
            });
            schema.ifPresent(object -> object.path("required").forEach(name -> {
                if (!call.form().containsKey(name.asText())) {
                    add(Kind.MISSING_PARAMETER, "form " + name.asText());
                }
            }));
            if (!call.form().isEmpty() && !contentType.equals("application/x-www-form-urlencoded")) {
                add(Kind.WRONG_CONTENT_TYPE, "'" + contentType + "' (expected: application/x-www-form-urlencoded)");
            }
        }

        private void values(String where, String name, JsonNode schema, List<String> values, Schemas schemas) {
            var list = schemas.resolve(schema).path("type").asText().equals("array");
            if (values.size() > 1 && !list) {
                add(Kind.REPEATED_PARAMETER, where + " " + name + " came " + values.size() + " times (expected: once)");
            }
            values.forEach(value -> schemas.problem(schema, value)
                    .ifPresent(problem -> add(Kind.BAD_VALUE, where + " " + name + ": " + problem)));
        }

        private void status(Operation operation) {
            var status = Integer.toString(call.status());
            if (call.status() >= 200
                    && call.status() < 300
                    && !operation.responses().has(status)) {
                add(Kind.UNEXPECTED_STATUS, status + " (expected: one of " + names(operation.responses()) + ")");
            }
        }

        private void add(Kind kind, String detail) {
            violations.add(
                    new Violation(call.number(), kind, call.method() + " " + call.product() + call.path(), detail));
        }

        /** The content of media has the path of its description without the suffix; the documents leave it out. */
        private static String documented(RecordedCall call) {
            var content = call.product().equals("api")
                    && call.method().equals("GET")
                    && call.path().matches(".*/Messages/[^/]+/Media/ME[^/.]+");
            return content ? call.path() + ".json" : call.path();
        }

        private static Map<String, List<String>> values(@Nullable String query) {
            var values = new LinkedHashMap<String, List<String>>();
            var parameters = Parameters.parse((query == null ? "" : query).getBytes(UTF_8));
            parameters.names().forEach(name -> values.put(name, parameters.all(name)));
            return values;
        }

        private static List<String> names(JsonNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            return names;
        }

        private static String mediaType(@Nullable String contentType) {
            return contentType == null
                    ? ""
                    : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        }
    }
}
