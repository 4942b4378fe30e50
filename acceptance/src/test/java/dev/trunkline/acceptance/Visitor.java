package dev.trunkline.acceptance;

import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import dev.trunkline.simulator.flex.FlexProject;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;

/** Somebody who turns to Flex: how they write, and what reaches them. */
interface Visitor {

    /** As agents see it. */
    String name();

    void write(String text);

    /** What was said to them, oldest first. */
    List<String> heard();

    /** The ways to Flex. */
    enum Way {
        TEXT_MESSAGE {
            @Override
            Visitor comes(Sandbox sandbox) {
                return new Texting(sandbox, Customers.newNumber());
            }
        },
        WEB_CHAT {
            @Override
            Visitor comes(Sandbox sandbox) {
                return Chatting.on(sandbox, "guest" + System.nanoTime());
            }
        };

        abstract Visitor comes(Sandbox sandbox);

        /** In the sandbox chats are accepted by themselves, and nothing else is. */
        boolean isAcceptedByItself() {
            return this == WEB_CHAT;
        }
    }

    /** With a telephone, to the number that Flex answers. */
    record Texting(Sandbox sandbox, String name) implements Visitor {
        @Override
        public void write(String text) {
            Customers.write(sandbox, name, sandbox.value("FLEX_NUMBER"), text);
        }

        @Override
        public List<String> heard() {
            return Customers.received(sandbox, name);
        }
    }

    /** In the chat window of a web page, whose server asks Flex for a channel and a task with the first words. */
    record Chatting(Sandbox sandbox, String name, String channel) implements Visitor {

        static Visitor on(Sandbox sandbox, String name) {
            var account = sandbox.value("FLEX_ACCOUNT_SID");
            var flow = made(
                    sandbox,
                    "/flex-api/v1/FlexFlows",
                    Map.of(
                            "FriendlyName",
                            "Web chat of " + name,
                            "ChatServiceSid",
                            FlexProject.chatService(account),
                            "ChannelType",
                            "web",
                            "IntegrationType",
                            "task",
                            "Integration.WorkspaceSid",
                            FlexProject.workspace(account),
                            "Integration.WorkflowSid",
                            FlexProject.workflow(account),
                            "Integration.Channel",
                            "chat"));
            var channel = made(
                    sandbox,
                    "/flex-api/v1/Channels",
                    Map.of(
                            "FlexFlowSid", flow,
                            "Identity", name,
                            "ChatUserFriendlyName", name,
                            "ChatFriendlyName", name,
                            "TaskAttributes", "{\"name\":\"" + name + "\",\"direction\":\"inbound\"}"));
            return new Chatting(sandbox, name, channel);
        }

        @Override
        public void write(String text) {
            var unused = made(sandbox, messages(), Map.of("From", name, "Body", text));
        }

        @Override
        public List<String> heard() {
            return twilio(sandbox)
                    .get(sandbox.value("SIMULATOR_URL") + messages())
                    .jsonPath()
                    .getList("messages.findAll { it.from != '" + name + "' }.body");
        }

        private String messages() {
            var service = FlexProject.chatService(sandbox.value("FLEX_ACCOUNT_SID"));
            return "/chat/v2/Services/" + service + "/Channels/" + channel + "/Messages";
        }

        private static String made(Sandbox sandbox, String path, Map<String, String> form) {
            return twilio(sandbox)
                    .contentType("application/x-www-form-urlencoded")
                    // People's own words are told of, as those of a client are.
                    .header("X-Twilio-Webhook-Enabled", "true")
                    .formParams(form)
                    .post(sandbox.value("SIMULATOR_URL") + path)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("sid");
        }

        private static RequestSpecification twilio(Sandbox sandbox) {
            return given().auth()
                    .preemptive()
                    .basic(sandbox.value("FLEX_ACCOUNT_SID"), sandbox.value("FLEX_AUTH_TOKEN"));
        }
    }
}
