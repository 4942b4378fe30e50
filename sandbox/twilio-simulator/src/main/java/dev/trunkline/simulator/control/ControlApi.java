package dev.trunkline.simulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trunkline.simulator.TwilioSimulator;
import dev.trunkline.simulator.fault.Faults;
import dev.trunkline.simulator.rest.RecordedCall;
import dev.trunkline.simulator.rest.Reply;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Routes;
import dev.trunkline.simulator.state.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The Java control, over HTTP: JSON below {@code /control}. */
public final class ControlApi {

    static final String CONTROL = "control";

    private final TwilioSimulator simulator;

    public ControlApi(TwilioSimulator simulator) {
        this.simulator = simulator;
    }

    public Routes routes() {
        var routes = new Routes();
        routes.add(CONTROL, "GET", "/health", request -> json(200, Map.of("status", "UP")))
                .add(CONTROL, "POST", "/reset", this::reset)
                .add(CONTROL, "GET", "/calls", this::calls)
                .add(CONTROL, "DELETE", "/calls", this::clearCalls)
                .add(CONTROL, "GET", "/faults", request -> faults())
                .add(CONTROL, "POST", "/faults", this::addFault)
                .add(CONTROL, "DELETE", "/faults", this::clearFaults)
                .add(CONTROL, "DELETE", "/faults/{Id}", this::clearFault)
                .add(CONTROL, "GET", "/webhooks", this::webhooks)
                .add(CONTROL, "DELETE", "/webhooks", this::clearWebhooks)
                .add(
                        CONTROL,
                        "POST",
                        "/webhooks/release",
                        request -> json(200, Map.of("released", simulator.releaseWebhooks())))
                .add(CONTROL, "POST", "/webhooks/{Id}/repeat", this::repeat)
                .add(CONTROL, "GET", "/senders", request -> json(200, Map.of("senders", simulator.senders())))
                .add(CONTROL, "POST", "/accounts/{Sid}/tokens", this::rotate)
                .add(CONTROL, "POST", "/content/{Sid}/approval", this::decide)
                .add(CONTROL, "POST", "/customers/age", this::age);
        new HandsetRoutes(simulator.handset()).mount(routes);
        new AgentAppRoutes(simulator.agentApp()).mount(routes);
        new FlexRoutes(simulator).mount(routes);
        return routes;
    }

    /** The answer to a request below {@code /control}; bad input is 400 with a sentence. */
    public static Reply answer(Routes routes, Request request) {
        try {
            return routes.find(CONTROL, request.method(), request.path())
                    .map(bound -> bound.endpoint().handle(request.at(bound.pathParameters())))
                    .orElseGet(() -> problem(404, "no " + request.method() + " /control" + request.path()));
        } catch (IllegalArgumentException e) {
            return problem(400, String.valueOf(e.getMessage()));
        }
    }

    private Reply reset(Request request) {
        simulator.reset();
        return Reply.empty(204);
    }

    private Reply calls(Request request) {
        var found = simulator
                .calls()
                .where(call -> matches(request, "product", call.product())
                        && matches(request, "method", call.method())
                        && request.query()
                                .get("path")
                                .map(call.path()::contains)
                                .orElse(true));
        return json(200, Map.of("count", simulator.calls().count(), "calls", newest(request, found)));
    }

    private static List<RecordedCall> newest(Request request, List<RecordedCall> calls) {
        int limit = request.query().get("limit").map(Integer::parseInt).orElse(200);
        return calls.subList(Math.max(0, calls.size() - limit), calls.size());
    }

    private static boolean matches(Request request, String name, String value) {
        return request.query().get(name).map(value::equalsIgnoreCase).orElse(true);
    }

    private Reply clearCalls(Request request) {
        simulator.calls().clear();
        return Reply.empty(204);
    }

    private Reply faults() {
        return json(
                200,
                Map.of(
                        "faults",
                        simulator.faults().all().stream().map(ControlApi::view).toList()));
    }

    private static JsonNode view(Faults.Status status) {
        var view = FaultJson.write(status.fault());
        view.put("id", status.id());
        view.put("struck", status.struck());
        return view;
    }

    private Reply addFault(Request request) {
        var fault = FaultJson.read(body(request));
        return json(201, Map.of("id", simulator.faults().add(fault)));
    }

    private Reply clearFaults(Request request) {
        simulator.faults().clear();
        return Reply.empty(204);
    }

    private Reply clearFault(Request request) {
        var id = request.pathParameter("Id");
        return simulator.faults().clear(id) ? Reply.empty(204) : problem(404, "fault " + id + ": not armed");
    }

    private Reply webhooks(Request request) {
        var found = simulator
                .webhooks()
                .where(sent -> matches(request, "outcome", sent.outcome().name())
                        && request.query().get("url").map(sent.url()::contains).orElse(true));
        return json(200, Map.of("webhooks", found.stream().map(WebhookJson::of).toList()));
    }

    private Reply clearWebhooks(Request request) {
        simulator.webhooks().clear();
        return Reply.empty(204);
    }

    private Reply repeat(Request request) {
        var id = request.pathParameter("Id");
        return simulator.repeatWebhook(id)
                ? json(202, Map.of("id", id))
                : problem(404, "webhook " + id + ": not in the log");
    }

    private Reply rotate(Request request) {
        var tokens = body(request).path("authTokens");
        var list = tokens.valueStream().map(JsonNode::asText).toList();
        simulator.accounts().rotate(request.pathParameter("Sid"), list);
        return Reply.empty(204);
    }

    private Reply decide(Request request) {
        var body = body(request);
        simulator
                .templates()
                .decide(
                        request.pathParameter("Sid"),
                        body.path("status").asText(),
                        body.path("rejectionReason").asText());
        return Reply.empty(204);
    }

    /** Lets a customer's last message lie further back, so that WhatsApp's window ends. */
    private Reply age(Request request) {
        var body = body(request);
        simulator
                .customers()
                .age(
                        body.path("customer").asText(),
                        Duration.parse(body.path("by").asText()));
        return Reply.empty(204);
    }

    static JsonNode body(Request request) {
        try {
            return Json.MAPPER.readTree(request.body());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("body: no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("body: unreadable", e);
        }
    }

    static Reply json(int status, Object body) {
        return Reply.json(status, Json.MAPPER.valueToTree(body));
    }

    static Reply problem(int status, String detail) {
        return json(status, Map.of("status", status, "detail", detail))
                .with("Content-Type", "application/problem+json");
    }
}
