package dev.trunkline.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Requests of strangers, who use none of our libraries. */
final class Curl {

    private Curl() {}

    /** What curl was answered. */
    record Answer(int status, String contentType, String body) {}

    /** @param input what curl reads where an argument is {@code @-} */
    static Answer send(String url, String input, List<String> arguments) {
        var command = new ArrayList<>(List.of("curl", "-sS", "-w", "\n%{http_code} %{content_type}", url));
        command.addAll(arguments);
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var standardInput = process.getOutputStream()) {
                standardInput.write(input.getBytes(StandardCharsets.UTF_8));
            }
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var end = output.lastIndexOf('\n');
            var told = output.substring(end + 1).split(" ", 2);
            return new Answer(Integer.parseInt(told[0]), told[1], output.substring(0, end));
        } catch (IOException e) {
            throw new UncheckedIOException("curl could not be run", e);
        }
    }
}
