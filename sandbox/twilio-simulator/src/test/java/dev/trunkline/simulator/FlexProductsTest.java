package dev.trunkline.simulator;

import com.twilio.exception.ApiException;
import com.twilio.rest.conversations.v1.Conversation;
import com.twilio.rest.flexapi.v1.FlexFlow;
import com.twilio.rest.flexapi.v1.Interaction;
import com.twilio.rest.taskrouter.v1.Workspace;
import com.twilio.rest.taskrouter.v1.workspace.Activity;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** The official SDK against chats, tasks and what Flex makes of them. */
class FlexProductsTest extends ProductsTestBase {

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
}
