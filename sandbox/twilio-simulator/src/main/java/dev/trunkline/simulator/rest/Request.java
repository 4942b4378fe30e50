package dev.trunkline.simulator.rest;

import dev.trunkline.contracts.webhook.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One REST request as the simulator's endpoints see it.
 *
 * @param product first label of Twilio's host: {@code api}, {@code chat}, {@code proxy}, ...
 * @param path below the product, raw: {@code /2010-04-01/Accounts/...}
 * @param rawQuery without the question mark; empty where there is none
 * @param headers names in lower case, first value each
 * @param uploads files of a multipart form
 * @param accountSid whom the credentials belong to; empty before they are checked
 * @param pathParameters what the route's {@code {Names}} matched
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are read, never compared.
public record Request(
        String product,
        String method,
        String path,
        String rawQuery,
        Map<String, String> headers,
        Parameters query,
        Parameters form,
        byte[] body,
        List<Upload> uploads,
        String accountSid,
        Map<String, String> pathParameters) {

    public Request {
        headers = Map.copyOf(headers);
        uploads = List.copyOf(uploads);
        pathParameters = Map.copyOf(pathParameters);
    }

    public Request by(String account) {
        return new Request(
                product, method, path, rawQuery, headers, query, form, body, uploads, account, pathParameters);
    }

    public Request at(Map<String, String> parameters) {
        return new Request(
                product, method, path, rawQuery, headers, query, form, body, uploads, accountSid, parameters);
    }

    /** What stood at {@code {name}} in the path; a route without that name is a programming error. */
    public String pathParameter(String name) {
        var value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "route of " + path + ": no {" + name + "} (it has " + pathParameters.keySet() + ")");
        }
        return value;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** A form parameter that is there and not empty. */
    public @Nullable String formValue(String name) {
        return form.get(name).orElse(null);
    }

    public List<String> formValues(String name) {
        return form.all(name).stream().filter(value -> !value.isEmpty()).toList();
    }

    /** One file of a multipart form. */
    public record Upload(String field, String fileName, String contentType, byte[] bytes) {}
}
