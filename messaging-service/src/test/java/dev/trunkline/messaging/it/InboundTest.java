package dev.trunkline.messaging.it;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.handset.Handset;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class InboundTest extends InboxTestBase {

    @Test
    @Tag("C02")
    void storesAFormMessageAsUnreadInAnOpenConversation() {
        // Given
        var customer = customer();
        // When
        door.post(WebhookRoute.MESSAGING, inbound(customer, Sandbox.SMS_NUMBER, sid("SM"), "Where is my order?"));
        // Then
        var conversation = conversationWith(customer);
        assertThat(conversation)
                .containsEntry("status", "open")
                .containsEntry("unread", 1)
                .containsEntry("channel", "sms");
        assertThat(messages(id(conversation)))
                .singleElement()
                .satisfies(message -> assertThat(message)
                        .containsEntry("body", "Where is my order?")
                        .containsEntry("direction", "inbound")
                        .containsEntry("status", "received"));
    }

    @Test
    @Tag("C02")
    void storesOneRowForAMessageToldByFormAndByEventStreams() {
        // Given
        var customer = customer();
        var sid = sid("SM");
        // When
        door.post(WebhookRoute.MESSAGING, inbound(customer, Sandbox.SMS_NUMBER, sid, "Hello"));
        door.stream("[" + streamed(customer, sid, "Hello", 0) + "]");
        settle(customer);
        // Then
        var conversation = conversationWith(customer);
        assertThat(messages(id(conversation)))
                .extracting(message -> message.get("body"))
                .containsExactly("Hello", "settled");
        assertThat(conversation).containsEntry("unread", 2);
    }

    @Test
    @Tag("C02")
    void storesThreeRowsForAnArrayOfThreeEvents() {
        // Given
        var customer = customer();
        // When
        door.stream("["
                + String.join(
                        ",",
                        streamed(customer, sid("SM"), "one", 0),
                        streamed(customer, sid("SM"), "two", 0),
                        streamed(customer, sid("SM"), "three", 0))
                + "]");
        // Then
        var conversation =
                until(() -> find(customer).filter(found -> Integer.valueOf(3).equals(found.get("unread"))));
        assertThat(conversation).containsEntry("status", "open");
        assertThat(messages(id(conversation)))
                .allSatisfy(message -> assertThat(message).containsEntry("direction", "inbound"))
                .extracting(message -> message.get("body"))
                .containsExactly("one", "two", "three");
    }

    @Test
    @Tag("C02")
    void keepsEachChannelApart() {
        // Given
        var number = customer();
        // When
        door.post(WebhookRoute.MESSAGING, inbound(number, Sandbox.SMS_NUMBER, sid("SM"), "SMS"));
        door.post(
                WebhookRoute.MESSAGING, inbound("whatsapp:" + number, Sandbox.WHATSAPP_NUMBER, sid("SM"), "WhatsApp"));
        door.post(
                WebhookRoute.MESSAGING,
                inbound("messenger:" + number.substring(1), Sandbox.MESSENGER_ID, sid("SM"), "Messenger"));
        door.post(WebhookRoute.MESSAGING, inbound("rcs:" + number, Sandbox.RCS_AGENT, sid("SM"), "RCS"));
        // Then
        assertThat(conversationWith(number)).containsEntry("channel", "sms");
        assertThat(conversationWith("whatsapp:" + number)).containsEntry("channel", "whatsapp");
        assertThat(conversationWith("messenger:" + number.substring(1))).containsEntry("channel", "messenger");
        assertThat(conversationWith("rcs:" + number)).containsEntry("channel", "rcs");
    }

    @Test
    void continuesWithAWhatsAppUserWhoHidesTheNumber() {
        // Given
        var number = "whatsapp:" + customer();
        var user = "whatsapp:GB." + number.replaceAll("\\D", "");
        var first = inbound(number, Sandbox.WHATSAPP_NUMBER, sid("SM"), "With a number");
        first.put("ExternalUserId", user);
        first.put("ProfileName", "Zoë O’Hara");
        door.post(WebhookRoute.MESSAGING, first);
        var conversation = conversationWith(number);
        // When
        var second = inbound(user, Sandbox.WHATSAPP_NUMBER, sid("SM"), "Without");
        second.put("ExternalUserId", user);
        door.post(WebhookRoute.MESSAGING, second);
        // Then
        assertThat(messages(id(conversation), 2))
                .extracting(message -> message.get("body"))
                .containsExactly("With a number", "Without");
        assertThat(conversation).containsEntry("contactName", "Zoë O’Hara");
    }

    @Test
    @Tag("C20")
    void createsNothingForANumberThatIsNotOurs() {
        // Given
        var customer = customer();
        var sentElsewhere = sid("SM");
        var status = new LinkedHashMap<>(status(sentElsewhere, customer, "sent"));
        status.put("From", "+14155550177");
        // When
        door.post(WebhookRoute.MESSAGING, inbound(customer, "+14155550177", sid("SM"), "Not for the inbox"));
        door.post(WebhookRoute.MESSAGING_STATUS, status);
        settle(customer());
        // Then
        await().during(java.time.Duration.ofMillis(500))
                .until(() -> find(customer).isEmpty());
        assertThat(twilio.calls().where(call -> call.path().contains(sentElsewhere)))
                .isEmpty();
    }

    @Test
    @Tag("A07")
    void appliesADeliveryOnceHoweverOftenItComes() {
        // Given
        var customer = customer();
        twilio.faults().add(Fault.of(FaultKind.WEBHOOK_WITHHOLD).address(customer));
        var sid = twilio.handset().sendPicture(customer, Sandbox.SMS_NUMBER, "Look");
        var form = inbound(customer, Sandbox.SMS_NUMBER, sid, "Look");
        form.putAll(mediaOf(sid));
        // When
        for (var time = 0; time < 3; time++) {
            door.post(WebhookRoute.MESSAGING, form);
        }
        // Then
        var conversation = conversationWith(customer);
        awaitStored(id(conversation), 1);
        settle(customer);
        assertThat(messages(id(conversation)))
                .extracting(message -> message.get("sid"))
                .containsOnlyOnce(sid);
        assertThat(conversationWith(customer)).containsEntry("unread", 2);
        assertThat(twilio.calls().of("api", "GET", sid)).hasSize(1);
        assertThat(updates.ofConversation(id(conversation)))
                .filteredOn(update -> update.event().type().equals("trunkline.message.added"))
                .hasSize(2);
    }

    @Test
    @Tag("C03")
    void storesAndServesEachPictureInOrder() {
        // Given
        var customer = customer();
        var picture = Handset.samplePicture();
        // When
        twilio.handset().send(customer, Sandbox.SMS_NUMBER, "Two pictures", List.of(picture, picture), Map.of());
        // Then
        var conversation = conversationWith(customer);
        var media = awaitStored(id(conversation), 2);
        assertThat(media).extracting(item -> item.get("index")).containsExactly(0, 1);
        var second = api().get(String.valueOf(media.getLast().get("url")).substring("/api".length()));
        assertThat(second.asByteArray()).isEqualTo(picture.bytes());
        var answer = api().get(String.valueOf(media.getFirst().get("url")).substring("/api".length()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("image/jpeg");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).contains("sandbox");
        assertThat(answer.header("Content-Disposition")).startsWith("inline; filename=");
        assertThat(answer.asByteArray()).isEqualTo(picture.bytes());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(updates.ofConversation(id(conversation)))
                        .extracting(update -> update.event().type())
                        .containsSubsequence("trunkline.message.added", "trunkline.message.changed"));
    }

    @Test
    void servesRangesOfAPictureAndSaysWhenItIsNotNew() {
        // Given
        var customer = customer();
        var picture = Handset.samplePicture();
        twilio.handset().send(customer, Sandbox.SMS_NUMBER, "A picture", List.of(picture), Map.of());
        var media = awaitStored(id(conversationWith(customer)), 1).getFirst();
        var path = String.valueOf(media.get("url")).substring("/api".length());
        var length = picture.bytes().length;
        // When
        var whole = api().get(path);
        var tag = whole.header("ETag");
        var part = api().header("Range", "bytes=2-5").header("If-Range", tag).get(path);
        var changed = api().header("Range", "bytes=2-5")
                .header("If-Range", "\"other\"")
                .get(path);
        var beyond = api().header("Range", "bytes=" + length + "-").get(path);
        var known = api().header("If-None-Match", "\"other\", W/" + tag).get(path);
        // Then
        assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.header("Content-Range")).isEqualTo("bytes 2-5/" + length);
        assertThat(part.header("ETag")).isEqualTo(tag);
        assertThat(part.contentType()).isEqualTo("image/jpeg");
        assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(picture.bytes(), 2, 6));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.asByteArray()).isEqualTo(picture.bytes());
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.contentType()).startsWith("application/problem+json");
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + length);
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.header("ETag")).isEqualTo(tag);
        assertThat(known.asByteArray()).isEmpty();
    }

    @Test
    @Tag("C03")
    @Tag("Y08")
    void showsTheTextAtOnceAndThePictureOnceTwilioHasIt() {
        // Given
        var customer = customer();
        twilio.faults().add(Fault.of(FaultKind.MEDIA_MISSING).times(4));
        // When
        twilio.handset().sendPicture(customer, Sandbox.SMS_NUMBER, "Late picture");
        // Then
        var conversation = conversationWith(customer);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(updates.ofConversation(id(conversation)))
                        .first()
                        .satisfies(update -> {
                            assertThat(update.json().at("/message/body").asText())
                                    .isEqualTo("Late picture");
                            assertThat(update.json()
                                            .at("/message/media/0/state")
                                            .asText())
                                    .isEqualTo("pending");
                        }));
        awaitStored(id(conversation), 1);
    }

    @Test
    @Tag("C03")
    void asksTwilioForTheMediaThatEventStreamsOnlyCount() {
        // Given
        var customer = customer();
        twilio.faults().add(Fault.of(FaultKind.WEBHOOK_WITHHOLD).address(customer));
        var picture = Handset.samplePicture();
        var sid = twilio.handset().send(customer, Sandbox.SMS_NUMBER, "", List.of(picture, picture), Map.of());
        // When
        door.stream("[" + streamed(customer, sid, "", 2) + "]");
        // Then
        var conversation = conversationWith(customer);
        assertThat(awaitStored(id(conversation), 2))
                .allSatisfy(item -> assertThat(item).containsEntry("contentType", "image/jpeg"));
        assertThat(twilio.calls().of("api", "GET", sid + "/Media.json")).hasSize(1);
    }

    @Test
    @Tag("C21")
    void countsEveryOneOfAHundredParallelMessages() throws Exception {
        // Given
        var customers = IntStream.range(0, 10).mapToObj(index -> customer()).toList();
        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var posts = IntStream.range(0, 100)
                    .mapToObj(index -> threads.submit(() -> door.post(
                            WebhookRoute.MESSAGING,
                            inbound(customers.get(index % 10), Sandbox.SMS_NUMBER, sid("SM"), "text " + index))))
                    .toList();
            for (var post : posts) {
                post.get();
            }
        }
        // Then
        for (var customer : customers) {
            var conversation = until(
                    () -> find(customer).filter(found -> Integer.valueOf(10).equals(found.get("unread"))));
            var rows = messages(id(conversation));
            assertThat(rows).hasSize(10).allSatisfy(row -> assertThat(row).containsEntry("from", customer));
            assertThat(rows).extracting(row -> row.get("seq")).doesNotHaveDuplicates();
            await().atMost(PATIENCE).untilAsserted(() -> {
                var pushes = updates.ofConversation(id(conversation));
                assertThat(pushes).hasSize(10);
                assertThat(pushes)
                        .extracting(
                                push -> push.json().at("/conversation/unread").asInt())
                        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
                assertThat(pushes)
                        .extracting(push -> push.json().at("/message/body").asText())
                        .containsExactlyElementsOf(rows.stream()
                                .map(row -> String.valueOf(row.get("body")))
                                .toList());
                assertThat(pushes).allSatisfy(push -> assertThat(push.key()).isEqualTo(id(conversation)));
            });
        }
    }

    @Test
    @Tag("G03")
    void carriesOneTraceFromWebhookToTwilioAndBrowser() {
        // Given
        var customer = customer();
        twilio.faults().add(Fault.of(FaultKind.WEBHOOK_WITHHOLD).address(customer));
        var sid = twilio.handset().sendPicture(customer, Sandbox.SMS_NUMBER, "Traced");
        var form = inbound(customer, Sandbox.SMS_NUMBER, sid, "Traced");
        form.putAll(mediaOf(sid));
        var trace = TraceContext.start();
        // When
        var event = door.post(WebhookRoute.MESSAGING, form, trace).getFirst();
        // Then
        var conversation = conversationWith(customer);
        awaitStored(id(conversation), 1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(updates.ofConversation(id(conversation)))
                        .hasSize(2)
                        .allSatisfy(update -> {
                            assertThat(update.event().trace().traceId()).isEqualTo(trace.traceId());
                            assertThat(update.event().extensions()).containsEntry("causedby", event.id());
                        }));
        assertThat(twilio.calls().of("api", "GET", sid))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.traceparent().flatMap(TraceContext::parse))
                        .map(TraceContext::traceId)
                        .contains(trace.traceId()));
        assertThat(messages(id(conversation)).getFirst()).containsEntry("causedBy", event.id());
    }

    @Test
    @Tag("C18")
    void keepsHostileTextAsItIs() {
        // Given
        var customer = customer();
        var text = "<script>alert(1)</script> \u202E 🙂 '; drop table message; -- ";
        // When
        door.post(WebhookRoute.MESSAGING, inbound(customer, Sandbox.SMS_NUMBER, sid("SM"), text));
        door.post(WebhookRoute.MESSAGING, inbound(customer, Sandbox.SMS_NUMBER, sid("SM"), "nul \0 byte"));
        // Then
        assertThat(messages(id(conversationWith(customer)), 2))
                .extracting(message -> message.get("body"))
                .containsExactly(text, "nul \uFFFD byte");
    }

    /** The media parameters that the simulator's own webhook, withheld here, bears. */
    private Map<String, String> mediaOf(String sid) {
        var listed = io.restassured.RestAssured.given()
                .auth()
                .preemptive()
                .basic(Sandbox.FLEX.sid(), Sandbox.FLEX.authTokens().getFirst())
                .get(twilio.baseUrl() + "/api/2010-04-01/Accounts/" + Sandbox.FLEX.sid() + "/Messages/" + sid
                        + "/Media.json")
                .jsonPath();
        twilio.calls().clear();
        var form = new LinkedHashMap<String, String>();
        List<String> uris = new ArrayList<>(listed.getList("media_list.uri"));
        form.put("NumMedia", String.valueOf(uris.size()));
        for (var index = 0; index < uris.size(); index++) {
            form.put(
                    "MediaUrl" + index,
                    "https://api.twilio.com" + uris.get(index).replace(".json", ""));
            form.put("MediaContentType" + index, "image/jpeg");
        }
        return form;
    }

    /** The media of the conversation's first message, once all are stored. */
    private List<Map<String, Object>> awaitStored(String conversationId, int count) {
        return until(() -> {
            @SuppressWarnings("unchecked")
            var media = (List<Map<String, Object>>)
                    Objects.requireNonNull(messages(conversationId).getFirst().get("media"));
            return Optional.of(media)
                    .filter(items -> items.size() == count)
                    .filter(items -> items.stream().allMatch(item -> "stored".equals(item.get("state"))));
        });
    }
}
