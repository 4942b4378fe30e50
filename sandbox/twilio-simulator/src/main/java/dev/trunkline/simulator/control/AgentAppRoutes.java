package dev.trunkline.simulator.control;

import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.agentapp.AgentApp;
import dev.trunkline.simulator.client.Person;
import dev.trunkline.simulator.handset.Handset;
import dev.trunkline.simulator.messaging.MediaContent;
import dev.trunkline.simulator.rest.Reply;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The agents' app over HTTP: what its page uses. Who is at it says the parameter {@code agent}. */
final class AgentAppRoutes {

    private static final String CONVERSATIONS = "/agent-app/conversations";
    private static final String CONVERSATION = CONVERSATIONS + "/{Sid}";

    private final AgentApp app;

    AgentAppRoutes(AgentApp app) {
        this.app = app;
    }

    void mount(Routes routes) {
        routes.add(ControlApi.CONTROL, "GET", "/agent-app/agents", this::agents)
                .add(ControlApi.CONTROL, "POST", "/agent-app/availability", this::availability)
                .add(ControlApi.CONTROL, "GET", CONVERSATIONS, this::conversations)
                .add(ControlApi.CONTROL, "POST", CONVERSATIONS, this::start)
                .add(ControlApi.CONTROL, "GET", CONVERSATION + "/messages", this::messages)
                .add(ControlApi.CONTROL, "POST", CONVERSATION + "/messages", this::say)
                .add(ControlApi.CONTROL, "POST", CONVERSATION + "/close", request -> {
                    app.close(person(request), request.pathParameter("Sid"));
                    return Reply.empty(204);
                })
                .add(ControlApi.CONTROL, "POST", CONVERSATION + "/join", request -> {
                    app.join(person(request), request.pathParameter("Sid"));
                    return Reply.empty(204);
                })
                .add(ControlApi.CONTROL, "POST", CONVERSATION + "/give", request -> {
                    app.give(person(request), request.pathParameter("Sid"), required(request, "to"));
                    return Reply.empty(204);
                })
                .add(ControlApi.CONTROL, "POST", CONVERSATION + "/leave", request -> {
                    app.leave(person(request), request.pathParameter("Sid"));
                    return Reply.empty(204);
                });
    }

    private Reply agents(Request request) {
        return ControlApi.json(200, Map.of("agents", app.agents(account(request))));
    }

    private Reply conversations(Request request) {
        return ControlApi.json(200, Map.of("conversations", app.conversations(person(request))));
    }

    private Reply messages(Request request) {
        return ControlApi.json(200, Map.of("messages", app.messages(person(request), request.pathParameter("Sid"))));
    }

    /** A form with {@code body}, files, and {@code sample=true} for the bundled picture. */
    private Reply say(Request request) {
        var files = new ArrayList<MediaContent>();
        if (request.form().get("sample").map(Boolean::parseBoolean).orElse(false)) {
            files.add(Handset.samplePicture());
        }
        request.uploads().stream()
                .filter(upload -> upload.bytes().length > 0)
                .forEach(
                        upload -> files.add(new MediaContent(upload.contentType(), upload.fileName(), upload.bytes())));
        var body = request.form().get("body").orElse("");
        var sid = app.say(person(request), request.pathParameter("Sid"), body, List.copyOf(files));
        return ControlApi.json(201, Map.of("sid", sid));
    }

    /** A form with {@code to}, the customer, and {@code from}, a number of ours. */
    private Reply start(Request request) {
        var sid = app.start(person(request), required(request, "to"), required(request, "from"));
        return ControlApi.json(201, Map.of("sid", sid));
    }

    /** A form with {@code available}. */
    private Reply availability(Request request) {
        app.available(person(request), Boolean.parseBoolean(required(request, "available")));
        return Reply.empty(204);
    }

    private static Person person(Request request) {
        return new Person(
                account(request),
                request.query()
                        .get("agent")
                        .orElseThrow(() -> new IllegalArgumentException("agent: missing (expected: a worker's name)")));
    }

    /** The app belongs to the account {@code frontline}, where {@code account} does not say {@code flex}. */
    private static String account(Request request) {
        return request.query().get("account").filter("flex"::equals).isPresent()
                ? Sandbox.FLEX.sid()
                : Sandbox.FRONTLINE.sid();
    }

    private static String required(Request request, String name) {
        return request.form()
                .get(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalArgumentException(name + ": missing"));
    }
}
