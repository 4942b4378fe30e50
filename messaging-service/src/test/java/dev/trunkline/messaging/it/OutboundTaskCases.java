package dev.trunkline.messaging.it;

import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.simulator.rest.RecordedCall;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tasks towards customers; run once for each generation of Flex. */
abstract class OutboundTaskCases extends FlexTokenTaskCases {

    @Test
    @Tag("D04")
    @Tag("Y17")
    void tellsTheTaskWhoItIsAbout() throws Exception {
        // Given
        var request = request();
        // When
        var answer = start(request);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JsonPath.from(task(task(answer.jsonPath())).getAttributes()).getMap("$"))
                .containsEntry("to", customer)
                .containsEntry("from", Sandbox.SMS_NUMBER)
                .containsEntry("name", "Ada Lovelace")
                .containsEntry("direction", "outbound")
                .doesNotContainKeys("sourceChatChannelSid", "targetWorkerSid");
    }

    @Test
    @Tag("D01")
    @Tag("Y17")
    void startsATaskForAFormAsForJson() {
        // When
        var answer = settled(api().contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParams(request())
                .post("/outbound-tasks"));
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(way(answer.jsonPath())).isNotBlank();
        assertThat(tasksOfCustomer())
                .singleElement()
                .satisfies(task -> assertThat(task.getSid()).isEqualTo(task(answer.jsonPath())));
    }

    @Test
    @Tag("D04")
    @Tag("X09")
    @Tag("Y17")
    void routesTheTaskToTheAgentWhoClicked() {
        // Given
        var worker = FlexProject.worker(Sandbox.FLEX.sid(), "agent");
        var source = sid("CH");
        var request = request();
        request.put("targetWorkerSid", worker);
        request.put("sourceChatChannelSid", source);
        // When
        var answer = start(request);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JsonPath.from(task(task(answer.jsonPath())).getAttributes()).getMap("$"))
                .containsEntry("to", customer)
                .containsEntry("from", Sandbox.SMS_NUMBER)
                .containsEntry("name", "Ada Lovelace")
                .containsEntry("direction", "outbound")
                .containsEntry("targetWorkerSid", worker)
                .containsEntry("sourceChatChannelSid", source);
    }

    @Test
    @Tag("X09")
    @Tag("Y17")
    void offersTheTaskToTheAgentWhoClickedAlone() {
        // Given
        var worker = FlexProject.worker(Sandbox.FLEX.sid(), "supervisor");
        var request = request();
        request.put("targetWorkerSid", worker);
        twilio.routeTasks(true);
        // When
        var answer = start(request);
        twilio.routeTasks(false);
        // Then
        assertThat(reservations(task(answer.jsonPath())))
                .singleElement()
                .satisfies(reservation -> assertThat(reservation.getWorkerSid()).isEqualTo(worker));
    }

    @Test
    @Tag("X09")
    @Tag("Y17")
    void findsTheWorkerOfWhoeverAsks() {
        // Given
        var request = request();
        request.put("targetWorkerSid", "me");
        // When
        var answer = start(request);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(task(task(answer.jsonPath())).getAttributes())
                .contains(FlexProject.worker(Sandbox.FLEX.sid(), "agent"));
    }

    @Test
    @Tag("D05")
    @Tag("Y17")
    void reusesWhatTheCustomerHasAlready() {
        // Given
        var first = start(request()).jsonPath();
        twilio.calls().clear();
        // When
        var second = start(request());
        // Then
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(task(second.jsonPath())).isEqualTo(task(first));
        assertThat(way(second.jsonPath())).isEqualTo(way(first));
        assertThat(made(new Call("proxy", "POST", "/Sessions"))).isEmpty();
        assertThat(tasksOfCustomer()).hasSize(1);
    }

    @Test
    @Tag("D08")
    @Tag("Y17")
    void startsOnceForOneKey() {
        // Given
        var request = request();
        request.put("initialNotificationMessage", "Once");
        var key = UUID.randomUUID().toString();
        // When
        List<Response> both;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            both =
                    Stream.of(1, 2)
                            .map(number -> CompletableFuture.supplyAsync(() -> keyed(key, request), threads))
                            .toList()
                            .stream()
                            .map(CompletableFuture::join)
                            .toList();
        }
        var again = keyed(key, request);
        // Then
        assertThat(both).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(both.getLast().asString()).isEqualTo(both.getFirst().asString());
        assertThat(again.asString()).isEqualTo(both.getFirst().asString());
        assertThat(made(creation())).hasSize(1);
        assertThat(tasksOfCustomer()).hasSize(1);
        assertThat(texts()).hasSize(1);
        request.put("toName", "Somebody else");
        assertThat(keyed(key, request).statusCode()).isEqualTo(422);
    }

    @Test
    @Tag("D10")
    @Tag("Y17")
    @Tag("Y18")
    void saysTheFirstMessageOnce() {
        // Given
        var request = request();
        request.put("initialNotificationMessage", "Hello Ada, this is <b>support</b> \uD83D\uDC4B");
        // When
        var answer = start(request);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("chatMessage.sid")).startsWith("IM");
        assertThat(made(calls().getLast())).singleElement().satisfies(call -> {
            assertThat(call.formValue("Body")).contains("Hello Ada, this is <b>support</b> \uD83D\uDC4B");
            assertThat(call.headers()).containsEntry("x-twilio-webhook-enabled", "true");
        });
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(texts())
                        .singleElement()
                        .satisfies(text ->
                                assertThat(text.body()).isEqualTo("Hello Ada, this is <b>support</b> \uD83D\uDC4B")));
        assertThat(twilio.calls().all().stream()
                        .filter(call -> calls().stream()
                                .anyMatch(kind -> call.product().equals(kind.product())
                                        && call.method().equals(kind.method())
                                        && call.path().endsWith(kind.path())))
                        .map(RecordedCall::product)
                        .toList())
                .containsExactlyElementsOf(calls().stream().map(Call::product).toList());
    }

    @Test
    @Tag("X07")
    @Tag("Y17")
    void showsWhatWasSaidWhereTheCustomerWasBefore() {
        // Given
        var source = sourceChannel("I need help with my order");
        var request = request();
        request.put("sourceChatChannelSid", source);
        request.put("initialNotificationMessage", "Hello");
        var key = UUID.randomUUID().toString();
        assertThat(keyed(key, request).statusCode()).isEqualTo(200);
        var listed = api().queryParam("toNumber", customer).get("/outbound-tasks");
        assertThat(listed.jsonPath().getList("items.sourceChatChannelSid")).containsExactly(source);
        var id = listed.jsonPath().getString("items[0].id");
        // When
        var history = api().get("/outbound-tasks/{id}/source-messages", id);
        // Then
        assertThat(history.statusCode()).isEqualTo(200);
        assertThat(history.jsonPath().getString("channelSid")).isEqualTo(source);
        assertThat(history.jsonPath().getList("items.body")).containsExactly("I need help with my order");
    }

    @Test
    @Tag("X06")
    @Tag("Y17")
    void sendsATextWithoutATask() {
        // When
        var answer = settled(api().body(Map.of(
                        "fromNumber",
                        Sandbox.SMS_NUMBER,
                        "toName",
                        "Ada",
                        "toNumber",
                        customer,
                        "messageBody",
                        "Your parcel is here"))
                .post("/outbound-messages"));
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(texts())
                        .singleElement()
                        .satisfies(text -> assertThat(text.body()).isEqualTo("Your parcel is here")));
        assertThat(tasksOfCustomer()).isEmpty();
    }

    @Test
    void tellsBrowsersWhatBecameOfAStart() {
        // When
        start(request());
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(updates.read())
                        .filteredOn(update -> update.event().type().equals("trunkline.outbound-task.changed"))
                        .extracting(update -> update.json()
                                        .at("/outboundTask/toNumber")
                                        .asText() + " "
                                + update.json().at("/outboundTask/state").asText())
                        .contains(customer + " pending", customer + " done"));
    }
}
