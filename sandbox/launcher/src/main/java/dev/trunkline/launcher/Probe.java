package dev.trunkline.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks an application whether it is ready. */
public final class Probe {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private Probe() {}

    /** Blocks for at most some seconds. */
    public static boolean isReady(Sandbox sandbox, Service service) {
        var request = HttpRequest.newBuilder(URI.create(sandbox.managementUrl(service) + "/q/health/ready"))
                .timeout(Duration.ofSeconds(3))
                .build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
