package dev.trunkline.taskrouter.it;

import com.twilio.rest.conversations.v1.Conversation;
import com.twilio.rest.conversations.v1.ParticipantConversation;
import com.twilio.rest.conversations.v1.configuration.Webhook;
import com.twilio.rest.conversations.v1.conversation.Message;
import com.twilio.rest.conversations.v1.conversation.Participant;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import com.twilio.rest.taskrouter.v1.workspace.task.Reservation;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.flex.FlexProject;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Offers of the account that does not accept by itself; its Conversations are the agents' app. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Injected.
class PromptsTest extends BoardTestBase {

    private static final String REMINDER = "A customer waits for you, and you are not available.";
    private static final Duration NOTIFICATION_TIMEOUT = Duration.ofMinutes(5);

    @Inject
    DataSource database;

    private String name;
    private String worker;

    @BeforeEach
    void hire() {
        name = "person-" + UUID.randomUUID();
        worker = Worker.creator(workspace(FRONTLINE), name)
                .setActivitySid(FlexProject.activity(FRONTLINE.sid(), "Offline"))
                .create(client(FRONTLINE))
                .getSid();
        Webhook.updater()
                .setMethod("POST")
                .setFilters(List.of("onMessageAdded"))
                .setPostWebhookUrl(SandboxResource.PUBLIC_URL + "/webhooks/conversations")
                .update(client(FRONTLINE));
    }

    @Test
    @Tag("E15")
    @Tag("E16")
    @Tag("Y18")
    void asksTheAgentOnceInTheirSystemConversation() {
        // Given
        var customer = Conversation.creator().setFriendlyName("System").create(client(FRONTLINE));
        Participant.creator(customer.getSid()).setIdentity(name).create(client(FRONTLINE));
        twilio.faults().add(Fault.of(FaultKind.WEBHOOK_DUPLICATE));
        // When
        offered();
        // Then
        await().untilAsserted(() -> assertThat(texts()).hasSize(1));
        quiet();
        assertThat(texts()).hasSize(1);
        var system = system();
        assertThat(texts().getFirst()).contains("Reply 1").contains("2");
        assertThat(members(system)).containsExactlyInAnyOrder("NotifyAgent." + name, name);
        assertThat(system).isNotEqualTo(customer.getSid());
        assertThat(members(customer.getSid())).containsExactly(name);
        leave(system);
        offered();
        await().untilAsserted(() -> assertThat(texts()).hasSize(2));
        assertThat(systems()).containsExactly(system);
        assertThat(members(system)).containsExactlyInAnyOrder("NotifyAgent." + name, name);
    }

    @Test
    @Tag("E15")
    void takesNoReplyInACustomersConversationThatIsCalledSystem() {
        // Given
        var customer = Conversation.creator().setFriendlyName("System").create(client(FRONTLINE));
        Participant.creator(customer.getSid()).setIdentity(name).create(client(FRONTLINE));
        var offer = offered();
        await().untilAsserted(() -> assertThat(texts()).hasSize(1));
        // When
        reply(customer.getSid(), "2");
        reply(customer.getSid(), "hello");
        reply("1");
        // Then
        await().untilAsserted(() -> assertThat(status(offer)).isEqualTo(Reservation.Status.ACCEPTED));
        assertThat(list(Message.reader(customer.getSid()).read(client(FRONTLINE))))
                .extracting(Message::getBody)
                .containsExactly("2", "hello");
        assertThat(texts()).hasSize(2);
    }

    @Test
    @Tag("E17")
    void doesAsTheAgentReplies() {
        // Given
        var accepted = offered();
        await().untilAsserted(() -> assertThat(texts()).hasSize(1));
        // When
        reply("hello");
        await().untilAsserted(
                        () -> assertThat(texts()).hasSize(3).last().asString().startsWith("Reply 1 to accept"));
        assertThat(status(accepted)).isEqualTo(Reservation.Status.PENDING);
        reply("1");
        await().untilAsserted(() -> assertThat(status(accepted)).isEqualTo(Reservation.Status.ACCEPTED));
        var declined = offered();
        await().untilAsserted(() -> assertThat(texts()).hasSize(5));
        reply(" 2 ");
        // Then
        await().untilAsserted(() -> assertThat(status(declined)).isEqualTo(Reservation.Status.REJECTED));
        assertThat(status(accepted)).isEqualTo(Reservation.Status.ACCEPTED);
    }

    @Test
    @Tag("E17")
    void answersForTheOfferThatWasAskedAboutLastAlone() {
        // Given
        var first = offered();
        await().untilAsserted(() -> assertThat(texts()).hasSize(1));
        var second = offered();
        await().untilAsserted(() -> assertThat(texts()).hasSize(2));
        // When
        reply("1");
        // Then
        await().untilAsserted(() -> assertThat(status(second)).isEqualTo(Reservation.Status.ACCEPTED));
        quiet();
        assertThat(status(first)).isEqualTo(Reservation.Status.PENDING);
        reply("2");
        await().untilAsserted(() -> assertThat(status(first)).isEqualTo(Reservation.Status.REJECTED));
        assertThat(status(second)).isEqualTo(Reservation.Status.ACCEPTED);
    }

    @Test
    @Tag("X10")
    void tellsOfCalls() {
        // Given
        twilio.faults().add(Fault.of(FaultKind.WEBHOOK_DUPLICATE));
        // When
        offer(task("voice"));
        // Then
        await().untilAsserted(() -> assertThat(texts()).containsExactly("A call waits for you. Answer it in Flex."));
        quiet();
        assertThat(texts()).hasSize(1);
    }

    @Test
    @Tag("E23")
    void remindsAnAbsentAgentOnceInAWhile() {
        // When
        for (var time = 0; time < 3; time++) {
            nudge();
        }
        // Then
        await().untilAsserted(() -> assertThat(texts()).hasSize(1));
        assertThat(texts()).containsExactly(REMINDER);
        // When
        pass(NOTIFICATION_TIMEOUT.minusSeconds(30));
        nudge();
        prompted();
        // Then
        assertThat(texts()).filteredOn(REMINDER::equals).hasSize(1);
        // When
        pass(Duration.ofSeconds(30));
        nudge();
        nudge();
        await().untilAsserted(
                        () -> assertThat(texts()).filteredOn(REMINDER::equals).hasSize(2));
        prompted();
        // Then
        assertThat(texts()).filteredOn(REMINDER::equals).hasSize(2);
        choose(FRONTLINE, worker, "Available");
        as("agent").post("/workers/{name}/nudge", name).then().statusCode(200).body("available", equalTo(true));
        prompted();
        assertThat(texts()).filteredOn(REMINDER::equals).hasSize(2);
    }

    @Test
    @Tag("E23")
    void remindsNobodyWhomItDoesNotKnowAndForNoStranger() {
        as("agent").post("/workers/{name}/nudge", "nobody-" + name).then().statusCode(404);
        given().post("/workers/{name}/nudge", name).then().statusCode(401);
        prompted();
        assertThat(texts()).hasSize(1);
    }

    private void nudge() {
        as("agent").post("/workers/{name}/nudge", name).then().statusCode(200).body("", equalTo(Map.of()));
    }

    /** What is told in the System conversation comes in order: what was to come before has come. */
    private void prompted() {
        var before = texts().size();
        offered();
        await().untilAsserted(() ->
                assertThat(texts()).hasSizeGreaterThan(before).last().asString().contains("Reply 1"));
    }

    /** For whoever was reminded it was that much longer ago. */
    private void pass(Duration time) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "update reminder set at = at - ? * interval '1 second' where name = ?")) {
            statement.setLong(1, time.toSeconds());
            statement.setString(2, name);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Offer(String task, String sid) {}

    private Offer offered() {
        return offer(task("sms"));
    }

    private Offer offer(String task) {
        return new Offer(task, twilio.offerTask(FRONTLINE.sid(), workspace(FRONTLINE), worker, task));
    }

    private String task(String channel) {
        return task(FRONTLINE, channel, "{}");
    }

    private Reservation.Status status(Offer offer) {
        return Reservation.fetcher(workspace(FRONTLINE), offer.task(), offer.sid())
                .fetch(client(FRONTLINE))
                .getReservationStatus();
    }

    private void reply(String text) {
        reply(system(), text);
    }

    private void reply(String conversation, String text) {
        Message.creator(conversation)
                .setAuthor(name)
                .setBody(text)
                .setXTwilioWebhookEnabled(Message.WebhookEnabledType.TRUE)
                .create(client(FRONTLINE));
    }

    private String system() {
        return systems().getFirst();
    }

    private List<String> systems() {
        return list(ParticipantConversation.reader()
                        .setIdentity("NotifyAgent." + name)
                        .read(client(FRONTLINE)))
                .stream()
                .map(ParticipantConversation::getConversationSid)
                .toList();
    }

    private List<String> texts() {
        return systems().stream()
                .flatMap(sid -> list(Message.reader(sid).read(client(FRONTLINE))).stream())
                .map(Message::getBody)
                .toList();
    }

    private List<String> members(String conversation) {
        return list(Participant.reader(conversation).read(client(FRONTLINE))).stream()
                .map(Participant::getIdentity)
                .toList();
    }

    private void leave(String conversation) {
        list(Participant.reader(conversation).read(client(FRONTLINE))).stream()
                .filter(participant -> name.equals(participant.getIdentity()))
                .forEach(participant ->
                        Participant.deleter(conversation, participant.getSid()).delete(client(FRONTLINE)));
    }

    private static <T> List<T> list(Iterable<T> found) {
        return StreamSupport.stream(found.spliterator(), false).toList();
    }
}
