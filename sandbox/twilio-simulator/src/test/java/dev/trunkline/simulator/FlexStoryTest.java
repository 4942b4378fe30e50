package dev.trunkline.simulator;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.chat.v2.service.Channel;
import com.twilio.rest.chat.v2.service.channel.Message;
import com.twilio.rest.flexapi.v1.Interaction;
import com.twilio.rest.flexapi.v1.interaction.InteractionChannel;
import com.twilio.rest.flexapi.v1.interaction.interactionchannel.InteractionChannelInvite;
import com.twilio.rest.flexapi.v1.interaction.interactionchannel.InteractionTransfer;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.Workflow;
import com.twilio.rest.taskrouter.v1.workspace.task.Reservation;
import dev.trunkline.simulator.contract.TwilioOpenApi;
import dev.trunkline.simulator.flex.FlexProject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** How a customer comes to an agent in Flex, and from there to another one. */
class FlexStoryTest {

    private static final String CUSTOMER = "+14155550123";
    private static final String NUMBER = "+14155550101";
    private static final String ACCOUNT = Sandbox.FLEX.sid();
    private static final String WORKSPACE = FlexProject.workspace(ACCOUNT);
    private static final String CHAT = FlexProject.chatService(ACCOUNT);
    private static final String AGENT = FlexProject.worker(ACCOUNT, "agent");
    private static final String SUPERVISOR = FlexProject.worker(ACCOUNT, "supervisor");

    private Receiver receiver;
    private TwilioSimulator simulator;
    private TwilioRestClient twilio;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        simulator =
                TwilioSimulator.start(SimulatorConfig.sandbox(receiver.url()).sender(ACCOUNT, NUMBER, Map.of()));
        simulator.openFlex(ACCOUNT);
        simulator.answerByFlex(ACCOUNT, NUMBER);
        simulator.tellOfChats(ACCOUNT, receiver.url() + "/chat", receiver.url() + "/conversations");
        twilio = SimulatedTwilio.client(simulator, Sandbox.FLEX);
    }

    @AfterEach
    void stop() {
        var accepted = simulator.calls().where(call -> call.status() < 400);
        simulator.close();
        receiver.close();
        assertThat(TwilioOpenApi.find()
                        .map(documents -> documents.check(accepted))
                        .orElse(List.of()))
                .isEmpty();
    }

    @Test
    void makesOneChatAndOneTaskOfACustomersMessages() {
        // When
        simulator.handset().send(CUSTOMER, NUMBER, "hello");
        simulator.handset().send(CUSTOMER, NUMBER, "anybody?");
        // Then
        var channel = channels().getFirst();
        assertThat(channels()).hasSize(1);
        assertThat(listed(Message.reader(CHAT, channel.getSid()).read(twilio)))
                .extracting(Message::getBody)
                .containsExactly("hello", "anybody?");
        assertThat(tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.getAttributes()).contains(channel.getSid()));
        await().untilAsserted(() -> assertThat(receiver.values("Body")).containsExactly("hello", "anybody?"));
        assertThat(receiver.values("From")).containsOnly(CUSTOMER);
    }

    @Test
    void makesAnotherChatOnceTheFirstHasEnded() {
        // Given
        simulator.handset().send(CUSTOMER, NUMBER, "hello");
        Channel.updater(CHAT, channels().getFirst().getSid())
                .setAttributes("{\"status\":\"INACTIVE\",\"from\":\"" + CUSTOMER + "\"}")
                .update(twilio);
        // When
        simulator.handset().send(CUSTOMER, NUMBER, "me again");
        // Then
        assertThat(channels()).hasSize(2);
        assertThat(listed(Message.reader(CHAT, channels().getLast().getSid()).read(twilio)))
                .extracting(Message::getBody)
                .containsExactly("me again");
    }

    @Test
    void asksTheNextWorkerOnceTheFirstHasNotAnsweredInTime() {
        // Given
        simulator.routeTasks(true);
        Workflow.updater(WORKSPACE, FlexProject.workflow(ACCOUNT))
                .setTaskReservationTimeout(1)
                .update(twilio);
        // When
        simulator.handset().send(CUSTOMER, NUMBER, "hello");
        // Then
        var task = tasks().getFirst().getSid();
        await().untilAsserted(() -> assertThat(
                        listed(Reservation.reader(WORKSPACE, task).read(twilio)))
                .extracting(Reservation::getWorkerName)
                .containsExactly("agent", "supervisor"));
        assertThat(listed(Reservation.reader(WORKSPACE, task).read(twilio))
                        .getFirst()
                        .getReservationStatus())
                .isEqualTo(Reservation.Status.TIMEOUT);
    }

    @Test
    void invitesAnAgentIntoAnInteraction() {
        // Given
        var interaction = interaction();
        // When
        var invite = InteractionChannelInvite.creator(
                        interaction,
                        channel(interaction),
                        Map.of("properties", Map.of("workspace_sid", WORKSPACE, "worker_sid", SUPERVISOR)))
                .create(twilio);
        // Then
        assertThat(invite.getInteractionSid()).isEqualTo(interaction);
        assertThat(offered()).containsExactly("agent", "supervisor");
    }

    @Test
    void transfersAnInteractionToAWorker() {
        // Given
        var interaction = interaction();
        // When
        var transfer = InteractionTransfer.creator(interaction, channel(interaction))
                .setBody(Map.of("type", "cold", "to", SUPERVISOR))
                .create(twilio);
        // Then
        assertThat(InteractionTransfer.fetcher(interaction, channel(interaction), transfer.getSid())
                        .fetch(twilio)
                        .getStatus())
                .isEqualTo(InteractionTransfer.TransferStatus.ACTIVE);
        assertThat(offered()).containsExactly("agent", "supervisor");
        assertThat(tasks())
                .last()
                .satisfies(task -> assertThat(task.getAttributes()).contains("transferTargetType", SUPERVISOR));
    }

    private String interaction() {
        return Interaction.creator(Map.of("type", "web", "initiated_by", "api"))
                .setRouting(Map.of(
                        "properties",
                        Map.of(
                                "workspace_sid",
                                WORKSPACE,
                                "workflow_sid",
                                FlexProject.workflow(ACCOUNT),
                                "worker_sid",
                                AGENT)))
                .create(twilio)
                .getSid();
    }

    private String channel(String interaction) {
        return listed(InteractionChannel.reader(interaction).read(twilio))
                .getFirst()
                .getSid();
    }

    private List<String> offered() {
        return tasks().stream()
                .flatMap(task ->
                        listed(Reservation.reader(WORKSPACE, task.getSid()).read(twilio)).stream())
                .map(Reservation::getWorkerName)
                .toList();
    }

    private List<Channel> channels() {
        return listed(Channel.reader(CHAT).read(twilio));
    }

    private List<Task> tasks() {
        return listed(Task.reader(WORKSPACE).read(twilio));
    }

    private static <T> List<T> listed(Iterable<T> found) {
        return StreamSupport.stream(found.spliterator(), false).toList();
    }
}
