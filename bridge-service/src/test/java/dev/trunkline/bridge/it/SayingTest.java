package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.twilio.chat.Echo;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

/** What an agent says in the console. */
@QuarkusTest
class SayingTest extends BridgeTestBase {

    /** Of the agent's token. */
    private static final String LOGIN = "agent";

    @ParameterizedTest
    @EnumSource
    void saysOnceInFlexWhatIsCopiedAsAnyOther(Pairing pairing) {
        // Given
        var linked = linked(pairing, LOGIN);
        var words = Map.of("side", "first", "body", "how can I help?");
        // When
        for (int time = 0; time < 2; time++) {
            asAgent()
                    .header("Idempotency-Key", "once")
                    .body(words)
                    .post(path(linked))
                    .then()
                    .statusCode(202);
        }
        // Then
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).containsExactly("how can I help?"));
        assertThat(bodies(linked, Side.FIRST)).containsExactly("how can I help?");
        var read = asAgent().queryParam("side", "second").get(path(linked)).jsonPath();
        assertThat(read.getList("items.body")).isEqualTo(List.of("how can I help?"));
        var author = read.getString("items[0].author");
        assertThat(messages(pairing, Side.SECOND, linked.second()).getFirst().author())
                .isEqualTo(author);
    }

    @ParameterizedTest
    @EnumSource
    void sendsAPictureThatIsCopiedAsAnyOther(Pairing pairing) {
        // Given
        var linked = linked(pairing, LOGIN);
        var words = Map.of(
                "side", "first", "body", "here it is", "mediaUrl", door.url() + SandboxResource.FILES + "token-1");
        // When
        asAgent().body(words).post(path(linked)).then().statusCode(202);
        // Then
        for (var side : Side.values()) {
            eventually(() -> assertThat(messages(pairing, side, linked.on(side)))
                    .singleElement()
                    .satisfies(message -> {
                        assertThat(message.body()).isEqualTo("here it is");
                        assertThat(message.media())
                                .singleElement()
                                .satisfies(
                                        file -> assertThat(file.contentType()).isEqualTo("image/png"));
                    }));
            assertShowsThePicture(path(linked), side);
        }
    }

    private void assertShowsThePicture(String messages, Side side) {
        var here = Map.of("side", side.name().toLowerCase(Locale.ROOT));
        var there = Map.of("side", side.other().name().toLowerCase(Locale.ROOT));
        var said = asAgent().queryParams(here).get(messages).jsonPath();
        var files = messages + "/" + said.getString("items[0].sid") + "/files/";
        assertThat(said.getList("items[0].files.contentType")).isEqualTo(List.of("image/png"));
        asAgent()
                .queryParams(here)
                .get(files + "0")
                .then()
                .statusCode(200)
                .contentType("image/png")
                .header("Content-Disposition", "attachment");
        asAgent().queryParams(here).get(files + "1").then().statusCode(404);
        asAgent().queryParams(there).get(files + "0").then().statusCode(404);
    }

    @Test
    void fetchesNothingButUploadedFiles() {
        // Given
        var path = path(linked(Pairing.CHAT_CONVERSATIONS, LOGIN));
        var base = door.url() + SandboxResource.FILES;
        for (var url : List.of("http://169.254.169.254/latest", door.url() + "/journal", base + "../x", base + "a?b")) {
            // When
            var answer =
                    asAgent().body(Map.of("side", "first", "mediaUrl", url)).post(path);
            // Then
            answer.then().statusCode(422).body("type", endsWith("/unknown-file"));
        }
    }

    @Test
    void showsWordsThatWereGivenUpAndSaysThemOnceMore() {
        // Given
        var linked = linked(Pairing.CHAT_CONVERSATIONS, LOGIN);
        var path = path(linked);
        var link = path.replace("/messages", "");
        twilio.faults()
                .add(Fault.of(FaultKind.REFUSAL)
                        .method("POST")
                        .path(linked.first() + "/Messages")
                        .times(1));
        say(asAgent(), path, "can you hear me?").statusCode(202);
        // Then
        eventually(() -> asAgent()
                .get(link)
                .then()
                .body("work.size()", equalTo(1))
                .body("work[0].state", equalTo("parked"))
                .body("work[0].reason", containsString("20001"))
                .body("work[0].words.author", equalTo(LOGIN))
                .body("work[0].words.body", equalTo("can you hear me?")));
        int entry = asAgent().get(link).jsonPath().getInt("work[0].entryId");
        // When
        asAgent().post(path + "/" + entry + "/retry").then().statusCode(202);
        // Then
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).containsExactly("can you hear me?"));
        asAgent().get(link).then().body("work.size()", equalTo(0));
        asAgent().post(path + "/" + entry + "/retry").then().statusCode(409);
    }

    @Test
    void refusesToTryTheWordsOfOthersAgain() {
        // Given
        var linked = linked(Pairing.CHAT_CONVERSATIONS);
        var path = path(linked);
        twilio.faults()
                .add(Fault.of(FaultKind.REFUSAL)
                        .method("POST")
                        .path(linked.first() + "/Messages")
                        .times(1));
        say(as("supervisor"), path, "hello?").statusCode(202);
        eventually(() -> asAgent().get(path.replace("/messages", "")).then().body("work[0].state", equalTo("parked")));
        int entry = asAgent().get(path.replace("/messages", "")).jsonPath().getInt("work[0].entryId");
        // Then
        asAgent().post(path + "/" + entry + "/retry").then().statusCode(403);
        asAgent().post(path + "/0/retry").then().statusCode(404);
    }

    @Test
    void refusesWhatSaysNothing() {
        var linked = linked(Pairing.CHAT_CONVERSATIONS);
        asAgent()
                .body(Map.of("side", "both", "body", " "))
                .post(path(linked))
                .then()
                .statusCode(400);
    }

    @Test
    void refusesOtherWordsWithAKnownKey() {
        // Given
        var path = path(linked(Pairing.CHAT_CONVERSATIONS, LOGIN));
        say(asAgent().header("Idempotency-Key", "known"), path, "one").statusCode(202);
        // When
        var answer = say(asAgent().header("Idempotency-Key", "known"), path, "two");
        // Then
        answer.statusCode(422).body("type", endsWith("/idempotency-key-reused"));
    }

    @Test
    void letsAgentsSpeakOnlyWhereTheyAre() {
        // Given
        var linked = linked(Pairing.CHAT_CONVERSATIONS);
        var path = path(linked);
        // Then
        say(asAgent(), path, "not mine").statusCode(403).body("type", endsWith("/not-your-conversation"));
        say(as("supervisor"), path, "somebody looks into it").statusCode(202);
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).containsExactly("somebody looks into it"));
    }

    @Test
    void refusesAgentsWhoHaveLeft() {
        // Given
        var linked = linked(Pairing.CHAT_CONVERSATIONS, LOGIN);
        var path = path(linked);
        var chat = chat(linked.pairing(), Side.FIRST);
        var member = chat.participants(linked.first()).stream()
                .filter(person -> LOGIN.equals(person.identity()))
                .findFirst()
                .orElseThrow();
        say(asAgent(), path, "goodbye").statusCode(202);
        eventually(() -> assertThat(bodies(linked, Side.SECOND)).containsExactly("goodbye"));
        // When
        chat.remove(linked.first(), member.sid(), Echo.WANTED);
        eventually(() -> assertThat(identities(linked, Side.SECOND)).doesNotContain(LOGIN));
        quiet();
        // Then
        say(asAgent(), path, "one more thing").statusCode(403).body("type", endsWith("/not-your-conversation"));
    }

    @Test
    void refusesEverybodyWhereTheLinkIsClosed() {
        // Given
        var linked = linked(Pairing.CHAT_CONVERSATIONS, LOGIN);
        var path = path(linked);
        // When
        chat(linked.pairing(), Side.FIRST).close(linked.first(), Echo.WANTED);
        eventually(() -> assertThat(
                        asAgent().get(path.replace("/messages", "")).jsonPath().getString("link.state"))
                .isEqualTo("closed"));
        // Then
        for (var role : List.of("agent", "supervisor")) {
            say(as(role), path, "too late").statusCode(409).body("type", endsWith("/link-closed"));
        }
    }

    private static ValidatableResponse say(RequestSpecification as, String path, String body) {
        return as.body(Map.of("side", "first", "body", body)).post(path).then();
    }

    private String path(Linked linked) {
        var id = asAgent().get("/links/of/" + linked.first()).jsonPath().getString("id");
        return "/links/" + id + "/messages";
    }

    private RequestSpecification asAgent() {
        return as("agent");
    }

    private RequestSpecification as(String role) {
        return given().auth().oauth2(LoginServer.token(login.issuer(), role)).contentType("application/json");
    }
}
