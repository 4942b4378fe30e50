package dev.trunkline.gateway.inbox;

import dev.trunkline.embedded.LoginServer;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.gateway.FakeMessaging;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
@QuarkusTest
@WithTestResource(TrunklineTestResource.class)
@WithTestResource(FakeMessaging.class)
class ConversationsTest {

    private static final String PROBLEM = "application/problem+json";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    LoginServer login;
    FakeMessaging messaging;

    @Test
    void passesTheListOnWithTheCallersToken() {
        // Given
        var token = LoginServer.token(login.issuer(), "agent");
        messaging.on("GET", "/conversations", 200, "{\"items\":[{\"id\":\"C1\",\"later\":1}],\"next\":\"abc\"}");
        // When
        given().header("Authorization", "Bearer " + token)
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .urlEncodingEnabled(false)
                .get("/api/conversations?status=open&limit=5&cursor=a%2Bb")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("items[0].later", is(1))
                .body("next", is("abc"))
                .header("X-Correlation-Id", TRACE);
        // Then
        assertThat(messaging.last().uri()).isEqualTo("/conversations?status=open&limit=5&cursor=a%2Bb");
        assertThat(messaging.last().header("Authorization")).isEqualTo("Bearer " + token);
        assertThat(messaging.last().header("Traceparent")).startsWith("00-" + TRACE);
    }

    @Test
    void passesAMessageOnWithItsKey() {
        // Given
        messaging.on("POST", "/conversations/C1/messages", 201, "{\"id\":\"M1\",\"sid\":\"SM1\"}");
        // When
        agent().header("Idempotency-Key", "key-1")
                .contentType("application/json")
                .body("{\"body\":\"Grüße\"}")
                .post("/api/conversations/C1/messages")
                .then()
                .statusCode(201)
                .body("sid", is("SM1"));
        // Then
        assertThat(messaging.last().header("Idempotency-key")).isEqualTo("key-1");
        assertThat(messaging.last().body()).isEqualTo("{\"body\":\"Grüße\"}");
    }

    @Test
    void passesOpeningReadingAndOneConversationOn() {
        messaging.on("POST", "/conversations", 201, "{\"id\":\"C2\"}");
        messaging.on("POST", "/conversations/C2/read", 200, "{\"id\":\"C2\",\"unread\":0}");
        messaging.on("GET", "/conversations/C2", 200, "{\"id\":\"C2\"}");
        messaging.on("GET", "/conversations/C2/messages", 200, "{\"items\":[],\"next\":null}");
        agent().contentType("application/json")
                .body("{\"address\":\"+14155550123\"}")
                .post("/api/conversations")
                .then()
                .statusCode(201)
                .body("id", is("C2"));
        agent().post("/api/conversations/C2/read").then().statusCode(200).body("unread", is(0));
        agent().get("/api/conversations/C2").then().statusCode(200).body("id", is("C2"));
        agent().get("/api/conversations/C2/messages?before=7").then().statusCode(200);
        assertThat(messaging.last().uri()).isEqualTo("/conversations/C2/messages?before=7");
    }

    @Test
    void passesFiltersAndQuestionsOn() {
        messaging.on("GET", "/conversations", 200, "{\"items\":[],\"next\":null}");
        messaging.on("GET", "/search", 200, "{\"items\":[],\"next\":null}");
        agent().get("/api/conversations?search=ann&label=vip&assignee=me&needsReply=true")
                .then()
                .statusCode(200);
        assertThat(messaging.last().uri()).isEqualTo("/conversations?search=ann&label=vip&assignee=me&needsReply=true");
        agent().urlEncodingEnabled(false)
                .get("/api/search?q=%26%3D%25&limit=5")
                .then()
                .statusCode(200);
        assertThat(messaging.last().uri()).isEqualTo("/search?q=%26%3D%25&limit=5");
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, '', '{\"name\":null}', 200",
        "DELETE, '', , 204",
        "POST, /claim, , 200",
        "DELETE, /claim, , 200",
        "PUT, /assignee, '{\"agent\":\"ana\"}', 200",
        "PUT, /labels, '{\"labels\":[]}', 200",
        "GET, /notes, , 200",
        "POST, /notes, '{\"body\":\"Grüße\"}', 201",
        "GET, /presence, , 200",
        "PUT, /presence, '{\"state\":\"typing\"}', 204"
    })
    void passesOnWhatAgentsDo(String method, String path, @Nullable String body, int status) {
        // Given
        if (status == 204) {
            messaging.on(method, "/conversations/C3" + path, status, "application/json", new byte[0]);
        } else {
            messaging.on(method, "/conversations/C3" + path, status, "{\"id\":\"C3\"}");
        }
        // When
        var request =
                body == null ? agent() : agent().contentType("application/json").body(body);
        request.request(method, "/api/conversations/C3" + path).then().statusCode(status);
        // Then
        assertThat(messaging.last().method()).isEqualTo(method);
        assertThat(messaging.last().uri()).isEqualTo("/conversations/C3" + path);
        assertThat(messaging.last().body()).isEqualTo(body == null ? "" : body);
    }

    @Test
    void namesTheHolderOfAClaim() {
        var problem = "{\"type\":\"https://trunkline.dev/problems/claimed\",\"status\":409,\"holder\":\"ana\"}";
        messaging.on("POST", "/conversations/C4/claim", 409, PROBLEM, problem.getBytes(StandardCharsets.UTF_8));
        agent().post("/api/conversations/C4/claim").then().statusCode(409).body("holder", is("ana"));
    }

    @Test
    void passesAProblemOnAsItIs() {
        // Given
        var problem = "{\"type\":\"https://trunkline.dev/problems/message-refused\",\"title\":\"Message refused\","
                + "\"status\":502,\"twilioCode\":21610}";
        messaging.on("POST", "/conversations/C1/messages", 502, PROBLEM, problem.getBytes(StandardCharsets.UTF_8));
        // When
        agent().contentType("application/json")
                .body("{\"body\":\"hi\"}")
                .post("/api/conversations/C1/messages")
                // Then
                .then()
                .statusCode(502)
                .contentType(PROBLEM)
                .body("twilioCode", is(21610));
    }

    @ParameterizedTest
    @CsvSource({
        "401, 401, not-logged-in",
        "403, 403, forbidden",
        "404, 404, http-404",
        "500, 502, service-failed",
        "302, 502, service-failed"
    })
    void makesAProblemOfABareAnswer(int theirs, int ours, String type) {
        messaging.on(
                "GET", "/conversations/C9", theirs, "text/html", "<h1>secret</h1>".getBytes(StandardCharsets.UTF_8));
        agent().get("/api/conversations/C9")
                .then()
                .statusCode(ours)
                .contentType(PROBLEM)
                .body("type", equalTo("https://trunkline.dev/problems/" + type));
    }

    @Test
    void saysWhenMessagingIsLate() {
        messaging.silent("GET", "/conversations/C8");
        agent().get("/api/conversations/C8")
                .then()
                .statusCode(504)
                .contentType(PROBLEM)
                .body("type", equalTo("https://trunkline.dev/problems/service-late"));
    }

    @Test
    void saysWhenMessagingHangsUp() {
        messaging.drop("GET", "/conversations/C7");
        agent().get("/api/conversations/C7")
                .then()
                .statusCode(503)
                .contentType(PROBLEM)
                .body("type", equalTo("https://trunkline.dev/problems/service-unreachable"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/conversations?limit=0",
                "/api/conversations?limit=101",
                "/api/conversations?status=OPEN;drop",
                "/api/conversations/a%2F..%2Fb",
                "/api/conversations/a.b",
                "/api/conversations/C1/messages?before=-1",
                "/api/conversations?needsReply=perhaps",
                "/api/search",
                "/api/search?q="
            })
    void refusesWhatCannotBeRight(String path) {
        agent().urlEncodingEnabled(false).get(path).then().statusCode(400).contentType(PROBLEM);
    }

    @Test
    void refusesABodyThatIsNoJson() {
        agent().contentType("text/plain")
                .body("hello")
                .post("/api/conversations/C1/messages")
                .then()
                .statusCode(415)
                .contentType(PROBLEM);
    }

    private RequestSpecification agent() {
        return given().header("Authorization", "Bearer " + LoginServer.token(login.issuer(), "agent"));
    }
}
