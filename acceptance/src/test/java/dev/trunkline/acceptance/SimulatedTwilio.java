package dev.trunkline.acceptance;

import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import dev.trunkline.simulator.flex.FlexProject;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;

/** What tests do to the sandbox's Twilio beside the handsets. */
final class SimulatedTwilio {

    private SimulatedTwilio() {}

    /** Has Twilio fail as the control API says it; the fault's id. */
    static String fault(Sandbox sandbox, Map<String, ?> fault) {
        return given().contentType("application/json")
                .body(fault)
                .post(sandbox.value("SIMULATOR_URL") + "/control/faults")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static void mend(Sandbox sandbox, String fault) {
        given().delete(sandbox.value("SIMULATOR_URL") + "/control/faults/" + fault)
                .then()
                .statusCode(204);
    }

    /** As if the customer's last message had come that long ago. */
    static void age(Sandbox sandbox, String customer, String by) {
        given().contentType("application/json")
                .body(Map.of("customer", customer, "by", by))
                .post(sandbox.value("SIMULATOR_URL") + "/control/customers/age")
                .then()
                .statusCode(204);
    }

    /** A conversation of Twilio's with one text; its sid. */
    static String chat(Sandbox sandbox, String text) {
        var conversations = sandbox.value("SIMULATOR_URL") + "/conversations/v1/Conversations";
        var sid = atTwilio(sandbox, conversations, Map.of("FriendlyName", "Web chat"));
        atTwilio(sandbox, conversations + "/" + sid + "/Messages", Map.of("Author", "visitor", "Body", text));
        return sid;
    }

    /** Has Proxy pass on what a customer writes to our number into a chat. */
    static void passOn(Sandbox sandbox, String customer, String chat) {
        var sessions = proxy(sandbox) + "/Sessions";
        var participants = sessions + "/" + atTwilio(sandbox, sessions, Map.of("UniqueName", chat)) + "/Participants";
        for (var identifier : List.of(customer, chat)) {
            atTwilio(
                    sandbox,
                    participants,
                    Map.of("Identifier", identifier, "ProxyIdentifier", sandbox.value("SMS_NUMBER")));
        }
    }

    /** Whom Proxy tells of its interactions; nobody where it is empty. */
    static void proxyTells(Sandbox sandbox, String url) {
        asAccount(sandbox)
                .formParam("CallbackUrl", url)
                .post(proxy(sandbox))
                .then()
                .statusCode(200);
    }

    private static String proxy(Sandbox sandbox) {
        return sandbox.value("SIMULATOR_URL") + "/proxy/v1/Services/"
                + FlexProject.proxyService(sandbox.value("FLEX_ACCOUNT_SID"));
    }

    private static RequestSpecification asAccount(Sandbox sandbox) {
        return given().auth()
                .preemptive()
                .basic(sandbox.value("FLEX_ACCOUNT_SID"), sandbox.value("FLEX_AUTH_TOKEN"))
                .contentType("application/x-www-form-urlencoded");
    }

    private static String atTwilio(Sandbox sandbox, String url, Map<String, String> form) {
        return asAccount(sandbox)
                .formParams(form)
                .post(url)
                .then()
                .statusCode(201)
                .extract()
                .path("sid");
    }
}
