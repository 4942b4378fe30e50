package dev.trunkline.messaging.it;

import dev.trunkline.simulator.Sandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(OldFlex.class)
class ReconciliationTest extends ReconciliationTestBase {

    @Test
    @Tag("Y01")
    void recoversInboundMessagesOnceAndInTheirPlaces() {
        // Given
        var customer = customer();
        twilio.handset().send(customer, Sandbox.SMS_NUMBER, "one");
        var conversation = id(conversationWith(customer));
        var fault = withhold(customer);
        var picture = twilio.handset().sendPicture(customer, Sandbox.SMS_NUMBER, "two");
        var text = twilio.handset().send(customer, Sandbox.SMS_NUMBER, "three");
        deliverAgain(fault);
        twilio.handset().send(customer, Sandbox.SMS_NUMBER, "four");
        messages(conversation, 2);
        // When
        var report = reconcile();
        // Then
        assertThat(report.getString("state")).isEqualTo("done");
        assertThat(report.getInt("missing")).isEqualTo(2);
        assertThat(report.getInt("applied")).isEqualTo(2);
        assertThat(items(report))
                .containsExactly(
                        Map.of("sid", picture, "what", "inbound message"),
                        Map.of("sid", text, "what", "inbound message"));
        assertThat(messages(conversation, 4))
                .extracting(message -> message.get("body"))
                .containsExactly("one", "two", "three", "four");
        assertThat(conversationWith(customer)).containsEntry("unread", 4);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                String.valueOf(messages(conversation).get(1).get("media")))
                        .contains("state=stored")
                        .contains("image/jpeg"));
        assertThat(pages(conversation)).containsExactly("one", "two", "three", "four");
        assertThat(updates.ofConversation(conversation))
                .filteredOn(update -> update.event().type().equals("trunkline.message.added"))
                .hasSize(4);
    }

    @Test
    @Tag("Y01")
    @Tag("C14")
    void recoversMoreThanTwilioListsOnOnePage() {
        // Given
        var customer = customer();
        var fault = withhold(customer);
        var count = 1_020;
        IntStream.rangeClosed(1, count)
                .forEach(number -> twilio.handset().send(customer, Sandbox.SMS_NUMBER, "number " + number));
        deliverAgain(fault);
        // When
        var report = reconcile();
        // Then
        assertThat(report.getInt("missing")).isEqualTo(count);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(conversationWith(customer)).containsEntry("unread", count));
        assertThat(messages(id(conversationWith(customer))))
                .extracting(message -> message.get("body"))
                .containsExactlyElementsOf(IntStream.rangeClosed(count - 99, count)
                        .mapToObj(number -> "number " + number)
                        .toList());
        assertThat(twilio.calls().where(call -> call.query().endsWith("&Page=1")))
                .isNotEmpty();
    }

    @Test
    @Tag("C12")
    void bringsNothingBackThatWasDeleted() {
        // Given
        var customer = customer();
        var inbound = twilio.handset().send(customer, Sandbox.SMS_NUMBER, "Forget this");
        var conversation = id(conversationWith(customer));
        var outbound = send(conversation, Map.of("body", "And this")).jsonPath().getString("sid");
        api().delete("/conversations/{id}", conversation).then().statusCode(204);
        // When
        var report = reconcile();
        // Then
        assertThat(items(report)).extracting(item -> item.get("sid")).doesNotContain(inbound, outbound);
        assertThat(messages(conversation)).isEmpty();
        assertThat(find(customer)).isEmpty();
    }

    @Test
    @Tag("Y01")
    void findsNothingTheSecondTime() {
        // Given
        var customer = customer();
        var fault = withhold(customer);
        twilio.handset().send(customer, Sandbox.SMS_NUMBER, "Missed");
        deliverAgain(fault);
        assertThat(reconcile().getInt("applied")).isEqualTo(1);
        messages(id(conversationWith(customer)), 1);
        // When
        var second = reconcile();
        // Then
        assertThat(second.getString("state")).isEqualTo("done");
        assertThat(second.getInt("compared")).isPositive();
        assertThat(second.getInt("missing")).isZero();
        assertThat(second.getInt("changed")).isZero();
        assertThat(items(second)).isEmpty();
    }

    @Test
    @Tag("Y01")
    void changesNothingWhereTheWebhooksComeAfterAll() {
        // Given
        var customer = customer();
        twilio.handset().send(customer, Sandbox.SMS_NUMBER, "one");
        var conversation = id(conversationWith(customer));
        withhold(customer);
        send(conversation, Map.of("body", "two"));
        var outbound = awaitEnd(customer, "delivered");
        twilio.handset().sendPicture(customer, Sandbox.SMS_NUMBER, "three");
        reconcile();
        messages(conversation, 3);
        awaitStatus(conversation, outbound, "delivered");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(String.valueOf(messages(conversation))).contains("state=stored"));
        var before = messages(conversation);
        twilio.faults().clear();
        // When
        var late = twilio.releaseWebhooks();
        settle(customer);
        // Then
        assertThat(late).isGreaterThanOrEqualTo(3);
        assertThat(messages(conversation).subList(0, 3)).isEqualTo(before);
        assertThat(messages(conversation)).hasSize(4);
    }

    /** Page by page, one message each, oldest first. */
    private List<Object> pages(String conversation) {
        var bodies = new java.util.ArrayList<Object>();
        var page =
                api().get("/conversations/{id}/messages?limit=1", conversation).jsonPath();
        bodies.add(page.getString("items[0].body"));
        while (page.get("next") != null) {
            page = api().get("/conversations/{id}/messages?limit=1&before={seq}", conversation, page.getLong("next"))
                    .jsonPath();
            bodies.addFirst(page.getString("items[0].body"));
        }
        return bodies;
    }
}
