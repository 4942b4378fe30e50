package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.flex.FlexProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What people have done by hand: sessions ended, given-up copies tried again. */
@QuarkusTest
class CleanUpTest extends BridgeTestBase {

    private static final Pairing PAIRING = Pairing.CHAT_CONVERSATIONS;
    private static final String ACCOUNT = Sandbox.FLEX.sid();
    private static final String SESSIONS = "/proxy/v1/Services/" + FlexProject.proxyService(ACCOUNT) + "/Sessions";

    @Test
    @Tag("X08")
    void endsSessionsWithTheirChats() {
        // Given
        var chats = Stream.of(1, 2).map(i -> linked(PAIRING)).toList();
        var sessions = chats.stream().map(this::session).toList();
        var all = Map.<String, Object>of("all", true, "why", "moved away");
        ask("agent", "chat-conversations", all, 403);
        ask("supervisor", "nobody", all, 404);
        // When
        ask("supervisor", "chat-conversations", Map.of("session", sessions.getFirst(), "why", "a stuck chat"), 202);
        // Then
        eventually(() -> assertThat(left()).doesNotContain(sessions.getFirst()).contains(sessions.getLast()));
        assertThat(isOver(chats.getFirst())).isTrue();
        assertThat(isOver(chats.getLast())).isFalse();
        eventually(() -> assertThat(isClosedOnTheSecondSide(chats.getFirst())).isTrue());
        quiet();
        assertThat(isClosedOnTheSecondSide(chats.getLast())).isFalse();
        ask("operator", "chat-conversations", all, 202);
        eventually(() -> assertThat(left()).isEmpty());
        assertThat(isOver(chats.getLast())).isTrue();
        eventually(() -> assertThat(isClosedOnTheSecondSide(chats.getLast())).isTrue());
        for (var session : sessions) {
            assertThat(twilio.calls().where(call -> call.path().endsWith("/Sessions/" + session)))
                    .extracting(call -> call.method() + call.formValue("Status").orElse(""))
                    .containsExactly("POSTclosed", "DELETE");
        }
        assertThat(as("operator").get("/journal/audit").jsonPath().<Map<String, Object>>getList("items"))
                .filteredOn(line -> "clean-up".equals(line.get("action")))
                .extracting(line -> line.get("who"), line -> line.get("why"), line -> line.get("detail"))
                .startsWith(
                        tuple("operator", "moved away", Map.of("pair", "chat-conversations", "session", "all")),
                        tuple(
                                "supervisor",
                                "a stuck chat",
                                Map.of("pair", "chat-conversations", "session", sessions.getFirst())));
    }

    @Test
    @Tag("X08")
    void endsNothingWithoutAReasonOrBySilence() {
        // Given
        var session = session(linked(PAIRING));
        // When / Then
        ask("supervisor", "chat-conversations", Map.of(), 400);
        ask("supervisor", "chat-conversations", Map.of("why", "all are meant, or none"), 400);
        ask("supervisor", "chat-conversations", Map.of("why", "both", "session", session, "all", true), 400);
        ask("supervisor", "chat-conversations", Map.of("why", " ", "all", true), 400);
        ask("supervisor", "chat-conversations", Map.of("session", session), 400);
        ask("supervisor", "chat-conversations", Map.of("session", "all", "why", "no session"), 400);
        quiet();
        assertThat(left()).contains(session);
    }

    private void ask(String role, String pair, Map<String, Object> wish, int status) {
        as(role).body(wish).post(path(pair)).then().statusCode(status);
    }

    private boolean isClosedOnTheSecondSide(Linked linked) {
        var second = chat(PAIRING, Side.SECOND);
        return second.isClosed(second.conversation(linked.second()));
    }

    private static String path(String pair) {
        return "/pairs/" + pair + "/session-clean-ups";
    }

    private String session(Linked linked) {
        return Simulated.post(twilio, ACCOUNT, SESSIONS, List.of(Map.entry("UniqueName", linked.first())));
    }

    private List<String> left() {
        return Simulated.get(twilio, ACCOUNT, SESSIONS + "?PageSize=200").getList("sessions.sid");
    }

    private boolean isOver(Linked linked) {
        return chat(PAIRING, Side.FIRST)
                .conversation(linked.first())
                .attributes()
                .contains("INACTIVE");
    }

    private RequestSpecification as(String role) {
        return given().contentType("application/json").auth().oauth2(LoginServer.token(login.issuer(), role));
    }

    @Test
    void copiesWhatWasGivenUpWhenSomebodyTriesItAgain() {
        // Given
        var linked = linked(PAIRING);
        twilio.faults()
                .add(Fault.of(FaultKind.REFUSAL)
                        .method("POST")
                        .path(linked.second() + "/Messages")
                        .times(1));
        say(PAIRING, Side.FIRST, linked.first(), CUSTOMER, "refused");
        eventually(() -> assertThat(parked(linked)).hasSize(1));
        say(PAIRING, Side.FIRST, linked.first(), CUSTOMER, "taken");
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).containsExactly("taken"));
        // When
        as("operator")
                .body(Map.of("why", "Twilio takes it now"))
                .post("/journal/entries/{id}/retry", parked(linked).getFirst())
                .then()
                .statusCode(200);
        // Then
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).containsExactly("taken", "refused"));
        quiet();
        assertThat(bodies(linked, Side.SECOND)).hasSize(2);
        assertThat(parked(linked)).isEmpty();
    }

    private List<Integer> parked(Linked linked) {
        return as("operator")
                .queryParam("state", "parked")
                .queryParam("lane", "link:" + linked.first())
                .get("/journal/entries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id");
    }
}
