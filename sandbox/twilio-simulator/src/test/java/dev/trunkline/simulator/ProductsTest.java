package dev.trunkline.simulator;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.Recording;
import com.twilio.rest.conversations.v1.Conversation;
import com.twilio.rest.flexapi.v1.FlexFlow;
import com.twilio.rest.flexapi.v1.Interaction;
import com.twilio.rest.proxy.v1.Service;
import com.twilio.rest.proxy.v1.service.PhoneNumber;
import com.twilio.rest.proxy.v1.service.Session;
import com.twilio.rest.proxy.v1.service.session.Participant;
import com.twilio.rest.taskrouter.v1.Workspace;
import com.twilio.rest.taskrouter.v1.workspace.Activity;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import dev.trunkline.simulator.contract.TwilioOpenApi;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.awaitility.Awaitility.await;

/** The official SDK against each product. */
class ProductsTest {

    private static final String CUSTOMER = "+14155550123";

    private Receiver receiver;
    private TwilioSimulator simulator;
    private TwilioRestClient twilio;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        simulator = TwilioSimulator.start(SimulatorConfig.sandbox(receiver.url()));
        twilio = SimulatedTwilio.client(simulator, Sandbox.FLEX);
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    /** What the simulator accepted from the SDK, and the status it gave, must be what Twilio publishes. */
    @AfterEach
    void answersAsPublished() {
        var accepted = simulator.calls().where(call -> call.status() < 400);
        assertThat(TwilioOpenApi.find()
                        .map(documents -> documents.check(accepted))
                        .orElse(List.of()))
                .isEmpty();
    }

    private static void assertRefused(int status, int code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ApiException.class, refused -> {
            assertThat(refused.getStatusCode()).isEqualTo(status);
            assertThat(refused.getCode()).isEqualTo(code);
        });
    }

    private static <T> List<T> listed(Iterable<T> resources) {
        return StreamSupport.stream(resources.spliterator(), false).toList();
    }

    @Test
    void configuresANumber() {
        // Given
        var number = listed(IncomingPhoneNumber.reader().read(twilio)).getFirst();

        // When
        var updated = IncomingPhoneNumber.updater(number.getSid())
                .setSmsUrl(receiver.url() + "/elsewhere")
                .update(twilio);
        simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "hello");

        // Then
        assertThat(number.getPhoneNumber()).hasToString(Sandbox.SMS_NUMBER);
        assertThat(updated.getSmsUrl()).hasToString(receiver.url() + "/elsewhere");
        await().untilAsserted(() -> assertThat(receiver.received())
                .singleElement()
                .satisfies(webhook -> assertThat(webhook.url()).endsWith("/elsewhere")));
    }

    @Test
    void recordsACallWhileItLasts() {
        // Given
        var call = Call.creator(
                        new com.twilio.type.PhoneNumber(CUSTOMER),
                        new com.twilio.type.PhoneNumber(Sandbox.SMS_NUMBER),
                        URI.create(receiver.url() + "/twiml"))
                .create(twilio);

        // When
        var recording = com.twilio.rest.api.v2010.account.call.Recording.creator(call.getSid())
                .create(twilio);
        Call.updater(call.getSid()).setStatus(Call.UpdateStatus.COMPLETED).update(twilio);

        // Then
        assertThat(listed(Recording.reader().setCallSid(call.getSid()).read(twilio)))
                .extracting(Recording::getSid)
                .containsExactly(recording.getSid());
        assertThat(Call.fetcher(call.getSid()).fetch(twilio).getStatus()).isEqualTo(Call.Status.COMPLETED);
        assertRefused(
                400,
                21220,
                () -> com.twilio.rest.api.v2010.account.call.Recording.creator(call.getSid())
                        .create(twilio));
    }

    @Test
    void routesInboundMessagesOfAMessagingService() {
        // Given
        var number = listed(IncomingPhoneNumber.reader().read(twilio)).getFirst();
        var service = com.twilio.rest.messaging.v1.Service.creator("support")
                .setInboundRequestUrl(URI.create(receiver.url() + "/pool"))
                .setStatusCallback(URI.create(receiver.url() + "/pool-status"))
                .create(twilio);
        com.twilio.rest.messaging.v1.service.PhoneNumber.creator(service.getSid(), number.getSid())
                .create(twilio);

        // When
        simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "hello");
        Message.creator(new com.twilio.type.PhoneNumber(CUSTOMER), service.getSid(), "hi")
                .create(twilio);

        // Then
        await().untilAsserted(() -> assertThat(receiver.values("MessageStatus"))
                .containsExactly("accepted", "queued", "sent", "delivered"));
        assertThat(receiver.values("MessagingServiceSid")).hasSize(5).containsOnly(service.getSid());
        assertThat(receiver.received())
                .filteredOn(webhook -> webhook.url().endsWith("/pool"))
                .hasSize(1);
    }

    @Test
    void carriesAProxySessionFromCreationToItsEnd() {
        // Given
        var number = listed(IncomingPhoneNumber.reader().read(twilio)).getFirst();
        var service = Service.creator("rides").setDefaultTtl(60).create(twilio);
        PhoneNumber.creator(service.getSid()).setSid(number.getSid()).create(twilio);

        // When
        var session = Session.creator(service.getSid())
                .setUniqueName("order-1")
                .setMode(Session.Mode.MESSAGE_ONLY)
                .create(twilio);
        var participant = Participant.creator(service.getSid(), session.getSid(), CUSTOMER)
                .setFriendlyName("rider")
                .create(twilio);
        var closed = Session.updater(service.getSid(), session.getSid())
                .setStatus(Session.Status.CLOSED)
                .update(twilio);

        // Then
        assertThat(service.getSid()).matches("KS[0-9a-f]{32}");
        assertThat(session.getStatus()).isEqualTo(Session.Status.OPEN);
        assertThat(session.getDateCreated()).isNotNull();
        assertThat(participant.getProxyIdentifier()).isEqualTo(Sandbox.SMS_NUMBER);
        assertThat(closed.getStatus()).isEqualTo(Session.Status.CLOSED);
        assertThat(closed.getDateEnded()).isNotNull();
        assertThat(Service.deleter(service.getSid()).delete(twilio)).isTrue();
        assertRefused(
                404,
                20404,
                () -> Session.fetcher(service.getSid(), session.getSid()).fetch(twilio));
    }

    @Test
    void refusesDuplicatesOfProxyWithItsCodes() {
        // Given
        var service = Service.creator("rides").create(twilio).getSid();
        var number =
                listed(IncomingPhoneNumber.reader().read(twilio)).getFirst().getSid();
        var session =
                Session.creator(service).setUniqueName("order-1").create(twilio).getSid();

        // Then
        assertRefused(
                400,
                80207,
                () -> Participant.creator(service, session, CUSTOMER).create(twilio));
        PhoneNumber.creator(service).setSid(number).create(twilio);
        Participant.creator(service, session, CUSTOMER).create(twilio);
        assertRefused(
                400, 80104, () -> PhoneNumber.creator(service).setSid(number).create(twilio));
        assertRefused(
                400,
                80603,
                () -> Session.creator(service).setUniqueName("order-1").create(twilio));
        assertRefused(
                400,
                80103,
                () -> Participant.creator(service, session, CUSTOMER).create(twilio));
        Participant.creator(service, session, "+14155550124").create(twilio);
        assertRefused(
                400,
                80609,
                () -> Participant.creator(service, session, "+14155550125").create(twilio));
    }

    @Test
    void keepsChatMessagesInOrder() {
        // Given
        var service =
                com.twilio.rest.chat.v2.Service.creator("flex").create(twilio).getSid();
        var channel = com.twilio.rest.chat.v2.service.Channel.creator(service)
                .setUniqueName("customer-1")
                .create(twilio);

        // When
        for (var body : List.of("one", "two", "three")) {
            com.twilio.rest.chat.v2.service.channel.Message.creator(service, "customer-1")
                    .setBody(body)
                    .setFrom("agent_2Eone")
                    .create(twilio);
        }

        // Then
        var messages = listed(com.twilio.rest.chat.v2.service.channel.Message.reader(service, channel.getSid())
                .read(twilio));
        assertThat(messages)
                .extracting(com.twilio.rest.chat.v2.service.channel.Message::getBody)
                .containsExactly("one", "two", "three");
        assertThat(messages)
                .extracting(com.twilio.rest.chat.v2.service.channel.Message::getIndex)
                .containsExactly(0, 1, 2);
        var fetched = com.twilio.rest.chat.v2.service.Channel.fetcher(service, "customer-1")
                .fetch(twilio);
        assertThat(fetched.getMessagesCount()).isEqualTo(3);
        assertRefused(
                409,
                50307,
                () -> com.twilio.rest.chat.v2.service.Channel.creator(service)
                        .setUniqueName("customer-1")
                        .create(twilio));
    }

    @Test
    void bindsAPairOfAddressesToOneActiveConversation() {
        // Given
        var first = Conversation.creator().setUniqueName("order-1").create(twilio);
        var second = Conversation.creator().create(twilio);
        participant(first.getSid());

        // Then
        assertRefused(
                409,
                50353,
                () -> Conversation.creator().setUniqueName("order-1").create(twilio));
        assertThatThrownBy(() -> participant(second.getSid())).isInstanceOfSatisfying(ApiException.class, refused -> {
            assertThat(refused.getCode()).isEqualTo(50416);
            assertThat(refused.getMessage()).contains(first.getSid());
        });
        Conversation.updater("order-1").setState(Conversation.State.CLOSED).update(twilio);
        assertThat(participant(second.getSid()).getMessagingBinding())
                .isEqualTo(Map.of("type", "sms", "address", CUSTOMER, "proxy_address", Sandbox.SMS_NUMBER));
    }

    private com.twilio.rest.conversations.v1.conversation.Participant participant(String conversation) {
        return com.twilio.rest.conversations.v1.conversation.Participant.creator(conversation)
                .setMessagingBindingAddress(CUSTOMER)
                .setMessagingBindingProxyAddress(Sandbox.SMS_NUMBER)
                .create(twilio);
    }

    @Test
    void showsAConversationOfTheAccountInItsDefaultService() {
        // Given
        var conversation = Conversation.creator().setFriendlyName("hello").create(twilio);
        com.twilio.rest.conversations.v1.conversation.Message.creator(conversation.getSid())
                .setBody("hi")
                .setAuthor("agent")
                .create(twilio);

        // When
        var messages = listed(com.twilio.rest.conversations.v1.service.conversation.Message.reader(
                        conversation.getChatServiceSid(), conversation.getSid())
                .read(twilio));

        // Then
        assertThat(messages).singleElement().satisfies(message -> {
            assertThat(message.getBody()).isEqualTo("hi");
            assertThat(message.getIndex()).isZero();
        });
    }

    @Test
    void keepsWorkersAndTasks() {
        // Given
        var workspace = Workspace.creator("Flex Task Assignment")
                .setEventCallbackUrl(URI.create(receiver.url() + "/webhooks/taskrouter"))
                .create(twilio);
        var available = listed(Activity.reader(workspace.getSid())
                        .setFriendlyName("Available")
                        .read(twilio))
                .getFirst();

        // When
        var worker = Worker.creator(workspace.getSid(), "agent.one")
                .setAttributes("{\"skills\":[]}")
                .create(twilio);
        var ready = Worker.updater(workspace.getSid(), worker.getSid())
                .setActivitySid(available.getSid())
                .update(twilio);
        var task = Task.creator(workspace.getSid())
                .setAttributes("{\"from\":\"+1\"}")
                .create(twilio);

        // Then
        assertThat(workspace.getDefaultActivityName()).isEqualTo("Offline");
        assertThat(worker.getActivityName()).isEqualTo("Offline");
        assertThat(ready.getAvailable()).isTrue();
        assertThat(task.getAssignmentStatus()).isEqualTo(Task.Status.PENDING);
        assertThat(task.getTaskChannelUniqueName()).isEqualTo("default");
        assertRefused(
                400,
                20001,
                () -> Worker.creator(workspace.getSid(), "Agent.One").create(twilio));
        assertRefused(
                400,
                20001,
                () -> Worker.creator(workspace.getSid(), "two")
                        .setAttributes("{no")
                        .create(twilio));
        assertRefused(
                412,
                20412,
                () -> Worker.updater(workspace.getSid(), worker.getSid())
                        .setIfMatch("\"0\"")
                        .setFriendlyName("late")
                        .update(twilio));
    }

    @Test
    void makesTheChannelsThatFlexMakes() {
        // Given
        var chat =
                com.twilio.rest.chat.v2.Service.creator("flex").create(twilio).getSid();
        var flow = FlexFlow.creator("Flex SMS", chat, FlexFlow.ChannelType.SMS).create(twilio);

        // When
        var channel = com.twilio.rest.flexapi.v1.Channel.creator(flow.getSid(), "sms" + CUSTOMER, "Ada", "Ada")
                .setChatUniqueName("order-1")
                .create(twilio);
        var interaction = Interaction.creator(Map.of("type", "sms", "initiated_by", "agent"))
                .setRouting(Map.of("properties", Map.of("workspace_sid", "WS1")))
                .create(twilio);

        // Then
        assertThat(com.twilio.rest.chat.v2.service.Channel.fetcher(chat, "order-1")
                        .fetch(twilio)
                        .getSid())
                .isEqualTo(channel.getSid());
        assertThat(interaction.getSid()).startsWith("KD");
        assertThat(interaction.getChannel()).asInstanceOf(MAP).containsKey("sid");
        assertThat(listed(com.twilio.rest.flexapi.v1.interaction.InteractionChannel.reader(interaction.getSid())
                        .read(twilio)))
                .hasSize(1);
    }

    @Test
    void refusesUnknownPathsAndMissingParameters() {
        assertRefused(
                404,
                20404,
                () -> Service.fetcher("KS00000000000000000000000000000000").fetch(twilio));
        assertRefused(
                404,
                20404,
                () -> Session.creator("KS00000000000000000000000000000000").create(twilio));
        assertRefused(400, 20001, () -> Service.creator(null).create(twilio));
    }

    @Test
    void showsAnAccountOnlyItsOwnResources() {
        // Given
        var service = Service.creator("rides").create(twilio).getSid();
        var other = SimulatedTwilio.client(simulator, Sandbox.FRONTLINE);

        // Then
        assertRefused(404, 20404, () -> Service.fetcher(service).fetch(other));
        assertThat(listed(Service.reader().read(other))).isEmpty();
    }

    @Test
    void pagesThroughLongLists() {
        // Given
        for (int i = 0; i < 7; i++) {
            Service.creator("service-" + i).create(twilio);
        }

        // When
        var services = listed(Service.reader().pageSize(3).read(twilio));

        // Then
        assertThat(services).extracting(Service::getUniqueName).hasSize(7).doesNotHaveDuplicates();
    }
}
