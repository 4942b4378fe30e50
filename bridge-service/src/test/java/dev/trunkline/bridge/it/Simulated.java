package dev.trunkline.bridge.it;

import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.TwilioSimulator;
import dev.trunkline.twilio.account.TwilioAccount;
import dev.trunkline.twilio.rest.Credentials;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;

/** The simulator by REST, before there is a service. */
final class Simulated {

    private Simulated() {}

    static JsonPath get(TwilioSimulator twilio, String account, String path) {
        return RestAssured.given()
                .header("Authorization", Credentials.of(whose(account)).basic())
                .get(twilio.baseUrl() + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static TwilioAccount whose(String account) {
        return account.equals(Sandbox.FLEX.sid()) ? Sandbox.FLEX : Sandbox.FRONTLINE;
    }

    /** @return the sid of the answer; null where it has none */
    static String post(TwilioSimulator twilio, String account, String path, List<Map.Entry<String, String>> form) {
        var request = RestAssured.given()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8")))
                .header("Authorization", Credentials.of(whose(account)).basic())
                .contentType("application/x-www-form-urlencoded");
        form.forEach(field -> request.formParam(field.getKey(), field.getValue()));
        var answer = request.post(twilio.baseUrl() + path).then().extract();
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.asString());
        }
        return answer.jsonPath().getString("sid");
    }
}
