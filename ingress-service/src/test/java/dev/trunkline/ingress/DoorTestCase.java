package dev.trunkline.ingress;

import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.webhook.WebhookFamily;
import dev.trunkline.embedded.Infrastructure;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** What tests of the running door share: what Twilio sends, and what Kafka and callers have of it. */
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
abstract class DoorTestCase {

    @TestHTTPResource
    URI service;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    Infrastructure infrastructure;

    static String inbound(String account, String sid) {
        return "AccountSid=" + account + "&MessageSid=" + sid
                + "&From=%2B14155550123&To=%2B14155550100&Body=Hello+%26+%C3%A9";
    }

    static String newSid() {
        return "SM" + UUID.randomUUID().toString().replace("-", "");
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    List<CloudEvent> published(WebhookFamily family, String text) {
        return KafkaRecords.containing(infrastructure.bootstrapServers(), text, Topics.webhooks(family));
    }

    void assertNowhere(String text) {
        assertThat(KafkaRecords.containing(infrastructure.bootstrapServers(), text, everyTopic()))
                .isEmpty();
    }

    static String[] everyTopic() {
        return Arrays.stream(WebhookFamily.values()).map(Topics::webhooks).toArray(String[]::new);
    }

    static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":" + status).contains("/problems/" + type);
    }
}
