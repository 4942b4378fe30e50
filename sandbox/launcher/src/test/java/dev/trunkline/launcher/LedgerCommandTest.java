package dev.trunkline.launcher;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What the command says of a gateway's answer. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields.
class LedgerCommandTest {

    private static final String RANGE = "\"from\": \"2026-11-21T08:00:00Z\", \"to\": \"2026-11-21T09:00:00Z\"";
    private static final String BALANCED =
            "{\"service\": \"messaging\", \"reachable\": true, \"received\": 1, \"missing\": 0, \"differences\": []}";
    private static final String INGRESS = """
            {"reachable": true, "spooled": 1, "spooledIds": ["waits"], "setAside": 0, "setAsideIds": [], "cut": false,
             "quarantined": 0, "quarantinedIds": []}""";

    @TempDir
    private Path directory;

    private HttpServer gateway;
    private String ledger = "";

    @BeforeEach
    void open() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            try (exchange) {
                var answer = exchange.getRequestURI().getPath().endsWith("/known")
                        ? "{\"unknown\": [\"waits\", \"never-seen\"]}"
                        : ledger;
                var bytes = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        gateway.start();
    }

    @AfterEach
    void close() {
        gateway.stop(0);
    }

    @Test
    void saysHowManyMissingOnesAreNotNamed() {
        ledger = "{" + RANGE + """
                , "ingress": null, "services": [{"service": "proxy", "reachable": true, "received": 9, "missing": 3, "differences": [
                {"eventId": "ev-1", "topic": "t", "partition": 0, "offset": 4, "at": "2026-11-21T08:30:00Z"}]}]}""";
        var result = run("ledger");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output())
                .contains("missing in proxy: ev-1 (t partition 0 offset 4")
                .contains("missing in proxy: 2 more, not named");
    }

    @Test
    void findsAnIdInASpoolAndCallsOneThatIsNotFoundNotLostWhereAListWasCut() throws Exception {
        ledger = ledger(INGRESS.replace("\"cut\": false", "\"cut\": true"));
        var result = run("ledger", "--ids", ids().toString());
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output())
                .contains("waits waits in the ingress' spool")
                .contains("never-seen is not found")
                .contains("the ingress holds more than it names by id")
                .contains("2 ids asked for, 1 not found")
                .doesNotContain("nowhere");
    }

    @Test
    void callsNothingNowhereWhileAnIngressIsSilent() throws Exception {
        ledger = ledger(INGRESS.replace(
                "\"reachable\": true", "\"reachable\": false, \"reason\": \"http://ingress-1: timed out\""));
        var result = run("ledger", "--ids", ids().toString());
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output())
                .contains("not every ingress answers: http://ingress-1: timed out")
                .contains("not balanced")
                .doesNotContain("nowhere");
    }

    private static String ledger(String ingress) {
        return "{" + RANGE + ", \"ingress\": " + ingress + ", \"services\": [" + BALANCED + "]}";
    }

    private Path ids() throws IOException {
        return Files.writeString(directory.resolve("ids"), "waits\nnever-seen\n");
    }

    private record Result(int status, String output) {}

    private Result run(String... arguments) {
        var address = "http://127.0.0.1:" + gateway.getAddress().getPort();
        var all = new String[arguments.length + 4];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        System.arraycopy(new String[] {"--gateway", address, "--token", "an-operators"}, 0, all, arguments.length, 4);
        var output = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            return new Result(Main.commandLine().execute(all), output.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }
}
