package dev.trunkline.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.TwilioSimulator;
import dev.trunkline.simulator.flex.FlexTokens;
import dev.trunkline.simulator.rest.Reply;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Routes;
import java.util.List;
import java.util.Map;

/** What people do in Flex, over HTTP: log in, accept a task. */
final class FlexRoutes {

    private final TwilioSimulator simulator;

    FlexRoutes(TwilioSimulator simulator) {
        this.simulator = simulator;
    }

    void mount(Routes routes) {
        routes.add(ControlApi.CONTROL, "POST", "/flex/tokens", this::logIn)
                .add(ControlApi.CONTROL, "POST", "/taskrouter/reservations", this::accept)
                .add(ControlApi.CONTROL, "POST", "/taskrouter/offers", this::offer)
                .add(ControlApi.CONTROL, "POST", "/taskrouter/routing", this::route);
    }

    /** {@code {"token":…,"identity":…,"workerSid":…}} of the flex account. */
    private Reply logIn(Request request) {
        var json = ControlApi.body(request);
        var token = required(json, "token");
        simulator
                .flexTokens()
                .add(new FlexTokens.Login(
                        token,
                        Sandbox.FLEX.sid(),
                        json.path("identity").asText("agent"),
                        json.path("workerSid").asText(""),
                        List.of("agent")));
        return ControlApi.json(201, Map.of("token", token));
    }

    /** {@code {"workspaceSid":…,"workerSid":…,"taskSid":…}} of the flex account. */
    private Reply accept(Request request) {
        var json = ControlApi.body(request);
        var sid = simulator.acceptTask(
                Sandbox.FLEX.sid(),
                required(json, "workspaceSid"),
                required(json, "workerSid"),
                required(json, "taskSid"));
        return ControlApi.json(201, Map.of("sid", sid));
    }

    /** The same body as for accepting: the worker has to answer. {@code account} may be {@code frontline}. */
    private Reply offer(Request request) {
        var json = ControlApi.body(request);
        var account = json.path("account").asText("flex").equals("frontline") ? Sandbox.FRONTLINE : Sandbox.FLEX;
        var sid = simulator.offerTask(
                account.sid(), required(json, "workspaceSid"), required(json, "workerSid"), required(json, "taskSid"));
        return ControlApi.json(201, Map.of("sid", sid));
    }

    /** {@code {"automatic":true}}: tasks are offered to available workers by themselves. */
    private Reply route(Request request) {
        var automatic = ControlApi.body(request).path("automatic").asBoolean();
        simulator.routeTasks(automatic);
        return ControlApi.json(200, Map.of("automatic", automatic));
    }

    private static String required(JsonNode json, String name) {
        var value = json.path(name).asText("");
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + ": missing");
        }
        return value;
    }
}
