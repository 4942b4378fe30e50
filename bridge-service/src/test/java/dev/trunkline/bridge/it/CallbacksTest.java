package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.twilio.chat.Echo;
import dev.trunkline.twilio.signature.HmacRequestSignatures;
import dev.trunkline.twilio.signature.SignedRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
class CallbacksTest extends BridgeTestBase {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final HmacRequestSignatures SIGNATURES = new HmacRequestSignatures();

    @ParameterizedTest
    @EnumSource
    @Tag("E24")
    @Tag("Y17")
    void tellsOfACustomerOfOurs(Pairing pairing) {
        // Given
        var linked = linked(pairing);
        chat(linked.pairing(), Side.FIRST)
                .mergeAttributes(
                        linked.first(),
                        Map.of(
                                "from",
                                "+14155550123",
                                "pre_engagement_data",
                                Map.of("friendlyName", "Zoë", "question", "Where is it?")),
                        Echo.UNWANTED);
        var id = id(linked);
        // When
        var answer = ask("crm", "GetCustomerDetailsByCustomerId", Map.of("CustomerId", id));
        // Then
        answer.statusCode(200)
                .body("objects.customer.display_name", equalTo("Zoë"))
                .body("objects.customer.customer_id", equalTo(id))
                .body("objects.customer.channels[0].type", equalTo("sms"))
                .body("objects.customer.channels[0].value", equalTo("+14155550123"))
                .body("objects.customer.details.content", containsString("Where is it?"));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("E24")
    @Tag("Y17")
    void tellsOfACustomerOfWhomLittleIsKnown(Pairing pairing) {
        // Given
        var linked = linked(pairing);
        var flex = chat(pairing, Side.FIRST);
        // When
        var answer = ask("crm", "GetCustomerDetailsByCustomerId", Map.of("CustomerId", id(linked)));
        // Then
        answer.statusCode(200)
                .body("objects.customer.display_name", equalTo("Order 4711"))
                .body("objects.customer.channels.size()", equalTo(0));
        // When
        flex.mergeAttributes(linked.first(), Map.of("from", "visitor"), Echo.UNWANTED);
        // Then
        ask("crm", "GetCustomerDetailsByCustomerId", Map.of("CustomerId", id(linked)))
                .statusCode(200)
                .body("objects.customer.display_name", equalTo("visitor"))
                .body("objects.customer.channels.size()", equalTo(0));
    }

    private static String id(Linked linked) {
        return "{\"p\":\"MB1\",\"c\":\"" + linked.first() + "\"}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetCustomerDetailsByCustomerId", "GetSomethingNew"})
    @Tag("E24")
    void asksAnotherCrmForCustomersOfItsOwn(String location) {
        // When
        ask("crm", location, Map.of("CustomerId", "98"))
                .statusCode(200)
                .body("objects.customer.display_name", equalTo("Theirs"));
        // Then
        var taken = others.all().stream()
                .filter(one -> one.uri().endsWith("of=crm"))
                .toList()
                .getLast();
        assertThat(taken.parameter("CustomerId")).isEqualTo("98");
        assertThat(taken.parameter("Location")).isEqualTo(location);
        assertThat(taken.signature())
                .isEqualTo(SIGNATURES.sign(
                        new SignedRequest("POST", door.url() + taken.uri(), taken.contentType(), taken.body()),
                        Sandbox.FRONTLINE.authTokens().getFirst()));
    }

    @Test
    @Tag("E24")
    void listsCustomersPageByPage() {
        // Given
        var linked = linked(Pairing.CHAT_CONVERSATIONS);
        chat(linked.pairing(), Side.FIRST).add(linked.first(), "callbacks-customer-a", Map.of(), Echo.WANTED);
        chat(linked.pairing(), Side.FIRST).add(linked.first(), "callbacks-customer-b", Map.of(), Echo.WANTED);
        eventually(() -> assertThat(identities(linked, Side.SECOND)).hasSize(4));
        quiet();
        var wanted = new LinkedHashMap<>(Map.of("PageSize", "1", "Query", "callbacks-customer"));
        // When
        var next = ask("crm", "GetCustomersList", wanted)
                .statusCode(200)
                .body("objects.customers.display_name", equalTo(List.of("callbacks-customer-a")))
                .body("objects.customers.customer_id", hasItem(containsString(linked.first())))
                .extract()
                .jsonPath()
                .getString("objects.next_page_token");
        // Then
        wanted.put("NextPageToken", next);
        ask("crm", "GetCustomersList", wanted)
                .statusCode(200)
                .body("objects.customers.display_name", equalTo(List.of("callbacks-customer-b")))
                .body("objects.next_page_token", equalTo(null));
    }

    @ParameterizedTest
    @Tag("E25")
    @CsvSource({"whatsapp,whatsapp:+14155550100", "sms,+14155550100", "voice,+14155550100"})
    void choosesTheNumberOfAChannel(String channel, String number) {
        ask("outgoing", "GetProxyAddress", Map.of("CustomerId", "98", "ChannelType", channel, "ChannelValue", "+1"))
                .statusCode(200)
                .contentType(startsWith("application/json"))
                .body("proxy_address", equalTo(number));
    }

    @Test
    @Tag("E25")
    void offersTemplatesByCategory() {
        ask("templates", "GetTemplatesByCustomerId", Map.of("CustomerId", "98"))
                .statusCode(200)
                .contentType(startsWith("application/json"))
                .body("[0].display_name", equalTo("Greetings"))
                .body("[0].templates.content", equalTo(List.of("Hello", "How can I help?")));
    }

    @Test
    void answersNobodyWhoCannotProveToBeTwilio() {
        given().contentType(FORM)
                .header("X-Twilio-Signature", "forged")
                .header("X-Trunkline-Webhook-Url", "https://trunkline.example/webhooks/frontline/crm")
                .body("Location=GetCustomersList&Worker=a")
                .post("/callbacks/frontline/crm")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse ask(String what, String location, Map<String, String> more) {
        var form = new LinkedHashMap<String, String>();
        form.put("Location", location);
        form.put("Worker", AGENT);
        form.putAll(more);
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
        var url = "https://trunkline.example/webhooks/frontline/" + what;
        var token = Sandbox.FRONTLINE.authTokens().getFirst();
        return given().contentType(FORM)
                .header("X-Twilio-Signature", SIGNATURES.sign(new SignedRequest("POST", url, FORM, body), token))
                .header("X-Trunkline-Webhook-Url", url)
                .body(new String(body, StandardCharsets.UTF_8))
                .post("/callbacks/frontline/" + what)
                .then();
    }
}
