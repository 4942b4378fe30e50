package dev.trunkline.bridge.it;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.contracts.twilio.ChatParticipant;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.simulator.handset.HandsetMessage;
import dev.trunkline.twilio.chat.ChatProduct;
import dev.trunkline.twilio.chat.Echo;
import dev.trunkline.twilio.chat.NewChatConversation;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Agents of the second workspace write first. */
@QuarkusTest
class OutreachTest extends BridgeTestBase {

    private static final String ACCOUNT = Sandbox.FLEX.sid();
    private static final String SESSIONS = "/proxy/v1/Services/" + FlexProject.proxyService(ACCOUNT) + "/Sessions";
    private static final String TASKS = "/taskrouter/v1/Workspaces/" + FlexProject.workspace(ACCOUNT) + "/Tasks";

    private final String customer = "+1415" + ThreadLocalRandom.current().nextInt(2_000_000, 9_999_999);

    @ParameterizedTest
    @EnumSource(names = {"CHAT_CONVERSATIONS", "CONVERSATIONS_CONVERSATIONS"})
    @Tag("E14")
    @Tag("Y17")
    @Tag("X12")
    void givesFlexTheCustomerWhomTheSecondWorkspaceHasTexted(Pairing pairing) throws Exception {
        // Given
        var second = begin(pairing);
        // When
        var linked = new Linked(pairing, twinOf(pairing, second), second);
        // Then
        eventually(() ->
                assertThat(people(linked)).extracting(ChatParticipant::address).containsOnlyNulls());
        assertThat(identities(linked, Side.SECOND)).containsExactlyInAnyOrder(customer, AGENT);
        for (var side : Side.values()) {
            eventually(() -> assertPointing(linked, side));
        }
        say(pairing, Side.SECOND, second, AGENT, "good morning");
        eventually(() -> assertThat(texts()).containsExactly("good morning"));
        assertThat(bodies(linked, Side.FIRST)).containsExactly("good morning");
        quiet();
        assertThat(texts()).containsExactly("good morning");
        assertThat(twilio.calls().where(call -> call.path().endsWith("/FlexFlows") && call.status() == 201))
                .hasSizeLessThanOrEqualTo(1);
        if (pairing == Pairing.CHAT_CONVERSATIONS) {
            assertReachedByProxy(linked);
        } else {
            assertThat(chat(pairing, Side.FIRST).participants(linked.first()))
                    .extracting(ChatParticipant::address)
                    .containsOnlyOnce(customer);
        }
    }

    private void assertReachedByProxy(Linked linked) throws Exception {
        var flows = Simulated.get(twilio, ACCOUNT, "/flex-api/v1/FlexFlows");
        assertThat(flows.getList("flex_flows.contact_identity")).containsExactly(Sandbox.SMS_NUMBER);
        assertThat(flows.getList("flex_flows.integration_type")).containsExactly("task");
        var session = session(linked);
        assertThat(Simulated.get(twilio, ACCOUNT, SESSIONS + "/" + session + "/Participants")
                        .getList("participants.identifier"))
                .containsExactlyInAnyOrder(customer, linked.first());
        assertThat(attributes(chat(linked.pairing(), Side.FIRST)
                                .conversation(linked.first())
                                .attributes())
                        .path("proxySession")
                        .asText())
                .isEqualTo(session);
        assertThat(identities(linked, Side.FIRST))
                .containsExactlyInAnyOrder("sms" + customer, name(linked.pairing(), Side.FIRST, AGENT));
    }

    private String session(Linked linked) {
        var sessions = Simulated.get(twilio, ACCOUNT, SESSIONS + "?PageSize=200");
        List<String> names = sessions.getList("sessions.unique_name");
        assertThat(names).containsOnlyOnce(linked.first());
        return sessions.getString("sessions[" + names.indexOf(linked.first()) + "].sid");
    }

    /** An agent texts somebody from the second workspace, as Frontline does it. */
    private String begin(Pairing pairing) {
        var chat = chat(pairing, Side.SECOND);
        var made = chat.create(
                new NewChatConversation("begun-" + UUID.randomUUID(), "Grace", Map.of("kept", 1)), Echo.WANTED);
        chat.add(made.sid(), AGENT, Map.of(), Echo.WANTED);
        twilio.echoes().always(true);
        var path = "/conversations/v1/Services/" + pairing.service(Side.SECOND) + "/Conversations/" + made.sid();
        Simulated.post(
                twilio,
                pairing.account(Side.SECOND),
                path + "/Participants",
                List.of(
                        Map.entry("MessagingBinding.Address", customer),
                        Map.entry("MessagingBinding.ProxyAddress", "+14155550101")));
        twilio.echoes().always(false);
        return made.sid();
    }

    private String twinOf(Pairing pairing, String second) {
        var name = pairing.product(Side.FIRST) == ChatProduct.CHAT ? "chatChannelSid" : "ConversationSid";
        return until(() -> Optional.of(attributes(
                                chat(pairing, Side.SECOND).conversation(second).attributes())
                        .path(name)
                        .asText(""))
                .filter(sid -> !sid.isEmpty()));
    }

    private void assertPointing(Linked linked, Side side) throws Exception {
        var there = attributes(
                chat(linked.pairing(), side).conversation(linked.on(side)).attributes());
        var isChat = linked.pairing().product(side.other()) == ChatProduct.CHAT;
        assertThat(there.path(isChat ? "chatChannelSid" : "ConversationSid").asText())
                .isEqualTo(linked.on(side.other()));
        assertThat(there.path("WorkspaceSid").asText()).isEqualTo(FlexProject.workspace(ACCOUNT));
        var task = Simulated.get(
                twilio, ACCOUNT, TASKS + "/" + there.path("TaskSid").asText());
        assertThat(attributes(task.getString("attributes")).path("to").asText()).isEqualTo(customer);
        assertThat(attributes(task.getString("attributes")).path("direction").asText())
                .isEqualTo("outbound");
        if (side == Side.SECOND) {
            assertThat(there.path("kept").asInt()).isEqualTo(1);
        }
    }

    private List<ChatParticipant> people(Linked linked) {
        return chat(linked.pairing(), Side.SECOND).participants(linked.second());
    }

    private List<String> texts() {
        return twilio.handset().messages(customer).stream()
                .map(HandsetMessage::body)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"CHAT_CONVERSATIONS", "CONVERSATIONS_CONVERSATIONS"})
    @Tag("E14")
    void makesNothingTwiceWhereNobodyKnowsWhetherItWasMade(Pairing pairing) {
        // Given
        for (var path : List.of("/FlexFlows", "/v1/Channels", "/Sessions", "/Sessions/", "/Interactions")) {
            twilio.faults()
                    .add(Fault.of(FaultKind.TIMEOUT_AFTER_WORK)
                            .method("POST")
                            .path(path)
                            .delay(Duration.ofMillis(50))
                            .times(1));
        }
        twilio.faults()
                .add(Fault.of(FaultKind.TIMEOUT_AFTER_WORK)
                        .method("DELETE")
                        .delay(Duration.ofMillis(50))
                        .times(1));
        // When
        var second = begin(pairing);
        var linked = new Linked(pairing, twinOf(pairing, second), second);
        say(pairing, Side.SECOND, second, AGENT, "good morning");
        // Then
        eventually(() -> assertThat(texts()).containsExactly("good morning"));
        quiet();
        assertThat(texts()).hasSize(1);
        assertThat(identities(linked, Side.SECOND)).containsExactlyInAnyOrder(customer, AGENT);
        assertThat(tasksOfCustomer()).hasSize(1);
        if (pairing == Pairing.CHAT_CONVERSATIONS) {
            assertThat(session(linked)).startsWith("KC");
        }
    }

    @Test
    @Tag("E14")
    void usesTheChannelAndTheSessionThatAreThere() {
        // Given
        var pairing = Pairing.CHAT_CONVERSATIONS;
        var flow = flow(pairing);
        var channel = post(
                "/flex-api/v1/Channels",
                Map.of(
                        "FlexFlowSid",
                        flow,
                        "Identity",
                        "sms" + customer,
                        "ChatUserFriendlyName",
                        "Grace",
                        "ChatFriendlyName",
                        "SMS" + customer,
                        "Target",
                        customer));
        var session = post(SESSIONS, Map.of("UniqueName", channel));
        post(
                SESSIONS + "/" + session + "/Participants",
                Map.of("Identifier", customer, "ProxyIdentifier", Sandbox.SMS_NUMBER));
        // When
        var second = begin(pairing);
        // Then
        assertThat(twinOf(pairing, second)).isEqualTo(channel);
        say(pairing, Side.SECOND, second, AGENT, "good morning");
        eventually(() -> assertThat(texts()).containsExactly("good morning"));
        assertThat(session(new Linked(pairing, channel, second))).isEqualTo(session);
    }

    @Test
    @Tag("E14")
    void usesTheConversationThatTheCustomerHasInFlex() {
        // Given
        var pairing = Pairing.CONVERSATIONS_CONVERSATIONS;
        var routing = """
                {"properties":{"workspace_sid":"%s","workflow_sid":"%s","task_channel_unique_name":"sms",
                "attributes":{"to":"%s"}}}""".formatted(FlexProject.workspace(ACCOUNT), FlexProject.workflow(ACCOUNT), customer);
        var channel = """
                {"type":"sms","initiated_by":"api","participants":[{"address":"%s","proxy_address":"%s","type":"sms"}]}""".formatted(customer, Sandbox.SMS_NUMBER);
        var interaction = post("/flex-api/v1/Interactions", Map.of("Channel", channel, "Routing", routing));
        var there = Simulated.get(twilio, ACCOUNT, "/flex-api/v1/Interactions/" + interaction)
                .getString("channel.properties.media_channel_sid");
        // When
        var second = begin(pairing);
        // Then
        assertThat(twinOf(pairing, second)).isEqualTo(there);
        say(pairing, Side.SECOND, second, AGENT, "good morning");
        eventually(() -> assertThat(texts()).containsExactly("good morning"));
        quiet();
        assertNothingParked(second);
        assertThat(tasksOfCustomer()).hasSize(1);
    }

    private List<String> tasksOfCustomer() {
        return Simulated.get(twilio, ACCOUNT, TASKS + "?PageSize=500").<String>getList("tasks.attributes").stream()
                .filter(task -> task.contains(customer))
                .toList();
    }

    private String flow(Pairing pairing) {
        var flows = Simulated.get(twilio, ACCOUNT, "/flex-api/v1/FlexFlows");
        return Optional.ofNullable(flows.getString("flex_flows[0].sid"))
                .orElseGet(() -> post(
                        "/flex-api/v1/FlexFlows",
                        Map.of(
                                "FriendlyName",
                                "texts",
                                "ChatServiceSid",
                                pairing.service(Side.FIRST),
                                "ChannelType",
                                "sms",
                                "IntegrationType",
                                "task",
                                "ContactIdentity",
                                Sandbox.SMS_NUMBER,
                                "Integration.WorkspaceSid",
                                FlexProject.workspace(ACCOUNT),
                                "Integration.WorkflowSid",
                                FlexProject.workflow(ACCOUNT),
                                "Integration.Channel",
                                "sms")));
    }

    private String post(String path, Map<String, String> form) {
        return Simulated.post(twilio, ACCOUNT, path, form.entrySet().stream().toList());
    }

    @ParameterizedTest
    @EnumSource(names = {"CHAT_CONVERSATIONS", "CONVERSATIONS_CONVERSATIONS"})
    void sendsNothingAgainThatHasLeftAlready(Pairing pairing) {
        // Given
        var made = chat(pairing, Side.SECOND)
                .create(new NewChatConversation("begun-" + UUID.randomUUID(), "Grace", Map.of()), Echo.UNWANTED);
        var phone = phone(pairing, made.sid());
        // When
        var said = say(pairing, Side.SECOND, made.sid(), AGENT, "good morning");
        // Then
        var linked = new Linked(pairing, twinOf(pairing, made.sid()), made.sid());
        eventually(() -> assertThat(identities(linked, Side.SECOND)).contains(customer));
        quiet();
        assertThat(texts()).containsExactly("good morning");
        assertThat(bodies(linked, Side.FIRST)).hasSize(pairing == Pairing.CHAT_CONVERSATIONS ? 1 : 0);
        assertThat(chat(pairing, Side.SECOND).textedTo(made.sid(), said.sid())).containsExactly(phone);
    }

    private String phone(Pairing pairing, String conversation) {
        return Simulated.post(
                twilio,
                pairing.account(Side.SECOND),
                "/conversations/v1/Services/" + pairing.service(Side.SECOND) + "/Conversations/" + conversation
                        + "/Participants",
                List.of(
                        Map.entry("MessagingBinding.Address", customer),
                        Map.entry("MessagingBinding.ProxyAddress", "+14155550101")));
    }
}
