package dev.trunkline.contracts.webhook;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookRouteTest {

    @ParameterizedTest
    @CsvSource({
        "/webhooks/messaging,MESSAGING",
        "/webhooks/messaging/status,MESSAGING_STATUS",
        "/twilio-webhook,MESSAGING",
        "/mms-handler,PROXY",
        "/recordCall,PROXY",
        "/chat-to-frontline,CHAT",
        "/frontline-to-chat,CONVERSATIONS",
        "/taskrouter-handler,TASKROUTER",
        "/twilio-event-streams,EVENT_STREAMS",
        "/frontline/crm,FRONTLINE_CRM",
        "/frontline/outgoing,FRONTLINE_OUTGOING",
        "/frontline/templates,FRONTLINE_TEMPLATES"
    })
    void findsPathsOldAndNew(String path, WebhookRoute route) {
        assertThat(WebhookRoute.ofPath(path)).contains(route);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "/webhooks", "/webhooks/messaging/", "/WEBHOOKS/messaging", "/webhooks/messagingx"})
    void findsNoRouteForOtherPaths(String path) {
        assertThat(WebhookRoute.ofPath(path)).isEmpty();
    }

    @Test
    void givesEachPathToOneRoute() {
        assertThat(Arrays.stream(WebhookRoute.values())
                        .flatMap(route -> Stream.concat(Stream.of(route.path()), route.aliases().stream())))
                .doesNotHaveDuplicates();
    }
}
