package dev.trunkline.simulator;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.chat.v2.service.channel.Message;
import com.twilio.rest.conversations.v1.Conversation;
import com.twilio.rest.conversations.v1.ParticipantConversation;
import com.twilio.rest.flexapi.v1.Channel;
import com.twilio.rest.flexapi.v1.FlexFlow;
import com.twilio.rest.flexapi.v1.Interaction;
import com.twilio.rest.flexapi.v1.interaction.InteractionChannel;
import com.twilio.rest.proxy.v1.service.Session;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.task.Reservation;
import dev.trunkline.simulator.contract.TwilioOpenApi;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.simulator.handset.HandsetMessage;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A Flex project of both generations, asked by the official SDK. */
class FlexTest {

    private static final String CUSTOMER = "+14155550123";
    private static final String ACCOUNT = Sandbox.FLEX.sid();
    private static final String WORKSPACE = FlexProject.workspace(ACCOUNT);
    private static final String CHAT = FlexProject.chatService(ACCOUNT);

    private TwilioSimulator simulator;
    private TwilioRestClient twilio;

    @BeforeEach
    void start() {
        simulator = TwilioSimulator.start(SimulatorConfig.sandbox("http://127.0.0.1:1"));
        simulator.openFlex(ACCOUNT);
        twilio = SimulatedTwilio.client(simulator, Sandbox.FLEX);
    }

    @AfterEach
    void stop() {
        simulator.close();
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

    @Test
    void makesAChannelAndItsTaskOnceForACustomer() {
        // When
        var first = channel(flow(FlexFlow.IntegrationType.TASK), "one");
        var second = channel(first.getFlexFlowSid(), "two");

        // Then
        assertThat(second.getSid()).isEqualTo(first.getSid());
        assertThat(listed(Task.reader(WORKSPACE).read(twilio))).singleElement().satisfies(task -> {
            assertThat(task.getSid()).isEqualTo(first.getTaskSid());
            assertThat(task.getAttributes()).contains("\"name\":\"Ada\"", first.getSid());
        });
        assertThat(listed(com.twilio.rest.chat.v2.service.user.UserChannel.reader(CHAT, "one")
                        .read(twilio)))
                .singleElement()
                .satisfies(joined -> assertThat(joined.getChannelSid()).isEqualTo(first.getSid()));
    }

    @Test
    void makesNoTaskInAStudioFlow() {
        assertThat(channel(flow(FlexFlow.IntegrationType.STUDIO), "one").getTaskSid())
                .isNull();
        assertThat(listed(Task.reader(WORKSPACE).read(twilio))).isEmpty();
    }

    @Test
    void sendsWhatIsSaidInAChannelThroughProxyWhereWebhooksAreWanted() {
        // Given
        var channel = channel(flow(FlexFlow.IntegrationType.TASK), "one").getSid();
        Session.creator(FlexProject.proxyService(ACCOUNT))
                .setUniqueName(channel)
                .setParticipants(List.of(participant(CUSTOMER), participant(channel)))
                .create(twilio);

        // When
        Message.creator(CHAT, channel).setBody("unheard").create(twilio);
        Message.creator(CHAT, channel)
                .setBody("heard")
                .setXTwilioWebhookEnabled(Message.WebhookEnabledType.TRUE)
                .create(twilio);

        // Then
        assertThat(simulator.handset().messages(CUSTOMER))
                .extracting(HandsetMessage::body)
                .containsExactly("heard");
    }

    @Test
    void makesConversationTaskAndReservationOfAnInteraction() {
        // Given
        var worker = FlexProject.worker(ACCOUNT, "agent");

        // When
        var interaction = interaction(worker);
        var task = listed(Task.reader(WORKSPACE).read(twilio)).getFirst();
        var conversation = listed(
                        ParticipantConversation.reader().setAddress(CUSTOMER).read(twilio))
                .getFirst();
        com.twilio.rest.conversations.v1.conversation.Message.creator(conversation.getConversationSid())
                .setBody("hello")
                .create(twilio);

        // Then
        assertThat(task.getAttributes()).contains(interaction.getSid(), conversation.getConversationSid(), "Ada");
        assertThat(task.getAssignmentStatus()).isEqualTo(Task.Status.RESERVED);
        assertThat(listed(Reservation.reader(WORKSPACE, task.getSid()).read(twilio)))
                .singleElement()
                .satisfies(reservation -> assertThat(reservation.getWorkerSid()).isEqualTo(worker));
        assertThat(simulator.handset().messages(CUSTOMER))
                .extracting(HandsetMessage::body)
                .containsExactly("hello");
        assertThatThrownBy(() -> interaction(worker))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(50416));
    }

    @Test
    void closesTheConversationWithItsChannel() {
        // Given
        var interaction = interaction(FlexProject.worker(ACCOUNT, "agent"));
        var channel = listed(InteractionChannel.reader(interaction.getSid()).read(twilio))
                .getFirst();
        var conversation = listed(
                        ParticipantConversation.reader().setAddress(CUSTOMER).read(twilio))
                .getFirst();

        // When
        InteractionChannel.updater(
                        interaction.getSid(), channel.getSid(), InteractionChannel.UpdateChannelStatus.CLOSED)
                .setRouting(Map.of("status", "closed"))
                .update(twilio);

        // Then
        assertThat(Conversation.fetcher(conversation.getConversationSid())
                        .fetch(twilio)
                        .getState())
                .isEqualTo(Conversation.State.CLOSED);
    }

    private String flow(FlexFlow.IntegrationType type) {
        return FlexFlow.creator("outbound", CHAT, FlexFlow.ChannelType.SMS)
                .setIntegrationType(type)
                .setContactIdentity(Sandbox.SMS_NUMBER)
                .setIntegrationWorkspaceSid(WORKSPACE)
                .setIntegrationWorkflowSid(FlexProject.workflow(ACCOUNT))
                .create(twilio)
                .getSid();
    }

    private Channel channel(String flow, String identity) {
        return Channel.creator(flow, identity, "Ada", "SMS" + CUSTOMER)
                .setTarget(CUSTOMER)
                .setTaskAttributes("{\"name\":\"Ada\"}")
                .create(twilio);
    }

    private static Map<String, Object> participant(String identifier) {
        return Map.of("Identifier", identifier, "ProxyIdentifier", Sandbox.SMS_NUMBER, "FriendlyName", "Ada");
    }

    private Interaction interaction(String worker) {
        return Interaction.creator(Map.of(
                        "type",
                        "sms",
                        "initiated_by",
                        "agent",
                        "participants",
                        List.of(Map.of("address", CUSTOMER, "proxy_address", Sandbox.SMS_NUMBER, "type", "sms"))))
                .setRouting(Map.of(
                        "properties",
                        Map.of(
                                "workspace_sid",
                                WORKSPACE,
                                "workflow_sid",
                                FlexProject.workflow(ACCOUNT),
                                "worker_sid",
                                worker,
                                "task_channel_unique_name",
                                "sms",
                                "attributes",
                                Map.of("name", "Ada"))))
                .create(twilio);
    }

    private static <T> List<T> listed(Iterable<T> resources) {
        return StreamSupport.stream(resources.spliterator(), false).toList();
    }
}
