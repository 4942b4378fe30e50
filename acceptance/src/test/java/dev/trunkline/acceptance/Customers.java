package dev.trunkline.acceptance;

import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import static io.restassured.RestAssured.given;

/** Customers of the sandbox, who write to our numbers from handsets of the simulator. */
final class Customers {

    private static final AtomicInteger LAST = new AtomicInteger((int) (System.nanoTime() % 5_000));

    private Customers() {}

    /** A number of the United States that nobody else in this run has. */
    static String newNumber() {
        return "+1415556%04d".formatted(LAST.incrementAndGet() % 10_000);
    }

    /** The same number as people write it. */
    static String written(String number) {
        return "(%s) %s-%s".formatted(number.substring(2, 5), number.substring(5, 8), number.substring(8));
    }

    /** The SID of the message. */
    static String write(Sandbox sandbox, String customer, String text) {
        return write(sandbox, customer, sandbox.value("SMS_NUMBER"), text);
    }

    static String write(Sandbox sandbox, String customer, String to, String text) {
        return write(sandbox, Map.of("from", customer, "to", to, "body", text));
    }

    /** The same with the picture that every handset has. */
    static String sendPicture(Sandbox sandbox, String customer, String text) {
        return write(
                sandbox,
                Map.of("from", customer, "to", sandbox.value("SMS_NUMBER"), "body", text, "media", List.of("sample")));
    }

    /** Texts of ours at the customer's handset, oldest first. */
    static List<String> received(Sandbox sandbox, String customer) {
        return received(sandbox, customer, "body");
    }

    /** The same of another part of each message, as a path says it. */
    static <T> List<T> received(Sandbox sandbox, String customer, String path) {
        return given().queryParam("customer", customer)
                .get(sandbox.value("SIMULATOR_URL") + "/control/handset/messages")
                .jsonPath()
                .getList("messages.findAll { !it.mine }." + path);
    }

    private static String write(Sandbox sandbox, Map<String, ?> message) {
        return given().contentType("application/json")
                .body(message)
                .post(sandbox.value("SIMULATOR_URL") + "/control/handset/messages")
                .then()
                .statusCode(201)
                .extract()
                .path("sid");
    }
}
