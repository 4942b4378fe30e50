package dev.trunkline.acceptance;

import dev.trunkline.acceptance.RunningSandbox.Sandbox;
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

    /** Has Proxy pass on what a customer writes to our number into a chat, and tell ingress of it. */
    static void passOn(Sandbox sandbox, String customer, String chat) {
        var services = sandbox.value("SIMULATOR_URL") + "/proxy/v1/Services";
        var callback = sandbox.value("INGRESS_URL") + "/webhooks/proxy";
        var service = atTwilio(sandbox, services, Map.of("UniqueName", chat, "CallbackUrl", callback));
        var sessions = services + "/" + service + "/Sessions";
        var participants = sessions + "/" + atTwilio(sandbox, sessions, Map.of("UniqueName", chat)) + "/Participants";
        atTwilio(sandbox, participants, Map.of("Identifier", customer, "ProxyIdentifier", sandbox.value("SMS_NUMBER")));
        atTwilio(sandbox, participants, Map.of("Identifier", chat, "ProxyIdentifier", sandbox.value("SMS_NUMBER")));
    }

    private static String atTwilio(Sandbox sandbox, String url, Map<String, String> form) {
        return given().auth()
                .preemptive()
                .basic(sandbox.value("FLEX_ACCOUNT_SID"), sandbox.value("FLEX_AUTH_TOKEN"))
                .contentType("application/x-www-form-urlencoded")
                .formParams(form)
                .post(url)
                .then()
                .statusCode(201)
                .extract()
                .path("sid");
    }
}
