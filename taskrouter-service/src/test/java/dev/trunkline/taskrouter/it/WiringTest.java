package dev.trunkline.taskrouter.it;

import com.twilio.rest.taskrouter.v1.Workspace;
import dev.trunkline.twilio.wiring.WiringMode;
import dev.trunkline.twilio.wiring.Workspaces;
import dev.trunkline.wiring.WiringWatch;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Both workspaces, where nobody but this service looks after them. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Injected.
class WiringTest extends BoardTestBase {

    private static final String OURS = SandboxResource.PUBLIC_URL + "/webhooks/taskrouter";

    @Inject
    WiringWatch watch;

    @AfterEach
    void putBack() {
        for (var account : List.of(FLEX, FRONTLINE)) {
            Workspace.updater(workspace(account)).setEventsFilter("").update(client(account));
        }
    }

    @Test
    @Tag("Y11")
    @Tag("Y18")
    void hasEachWorkspaceTellOfTheBoardsEventsAndLeavesWhatOthersWant() {
        // Given
        Workspace.updater(workspace(FLEX))
                .setEventCallbackUrl("https://former.example/events")
                .setEventsFilter("worker.created,workflow.timeout")
                .update(client(FLEX));
        // When
        watch.look(WiringMode.CHECK);
        // Then
        assertThat(states()).contains("drifted");
        assertThat(workspace().getEventCallbackUrl()).hasToString("https://former.example/events");
        as("supervisor")
                .body(Map.of("why", "a test"))
                .post("/wiring/apply")
                .then()
                .statusCode(403);
        // When
        watch.look(WiringMode.APPLY);
        // Then
        await().untilAsserted(() -> assertThat(states()).containsOnly("right"));
        var events = new ArrayList<>(Workspaces.BOARD_EVENTS);
        events.add("workflow.timeout");
        assertThat(workspace().getEventCallbackUrl()).hasToString(OURS);
        assertThat(workspace().getEventsFilter().split(",")).containsExactlyInAnyOrderElementsOf(events);
        as("supervisor")
                .get("/wiring")
                .then()
                .statusCode(200)
                .body("service", equalTo("taskrouter"))
                .body("applies[0].who", equalTo("taskrouter-service"))
                .body(
                        "items.find { it.property == 'EventCallbackUrl' && it.previous != null }.previous",
                        equalTo("https://former.example/events"));
        twilio.calls().clear();
        watch.look(WiringMode.APPLY);
        assertThat(posts(call ->
                        call.path().endsWith(workspace(FLEX)) || call.path().endsWith(workspace(FRONTLINE))))
                .isZero();
    }

    private Workspace workspace() {
        return Workspace.fetcher(workspace(FLEX)).fetch(client(FLEX));
    }

    private List<String> states() {
        return get("/wiring").getList("items.state");
    }
}
