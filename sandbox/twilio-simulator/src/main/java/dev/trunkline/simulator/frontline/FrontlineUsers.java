package dev.trunkline.simulator.frontline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trunkline.simulator.rest.Reply;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Routes;
import dev.trunkline.simulator.rest.TwilioException;
import dev.trunkline.simulator.state.Changes;
import dev.trunkline.simulator.state.Json;
import dev.trunkline.simulator.state.Persistent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Users of Frontline's app: {@code frontline-api /v1/Users/{Sid}}. Safe for many threads. */
public final class FrontlineUsers implements Persistent {

    private static final String USER = "/v1/Users/{Sid}";

    private final Changes changes;
    private final Map<String, User> users = new LinkedHashMap<>();

    /** @param sid {@code US…} */
    public record User(String sid, String accountSid, String identity, boolean available) {}

    public FrontlineUsers(Changes changes) {
        this.changes = changes;
    }

    public void mount(Routes routes) {
        routes.add("frontline-api", "GET", USER, request -> reply(required(request)))
                .add("frontline-api", "POST", USER, this::update);
    }

    /** Somebody gets the app. */
    public synchronized void add(User user) {
        users.put(user.sid(), user);
        changes.mark();
    }

    public synchronized Optional<User> find(String sid) {
        return Optional.ofNullable(users.get(sid));
    }

    private synchronized User required(Request request) {
        return Optional.ofNullable(users.get(request.pathParameter("Sid")))
                .filter(user -> user.accountSid().equals(request.accountSid()))
                .orElseThrow(() -> TwilioException.notFound(request.path()));
    }

    private synchronized Reply update(Request request) {
        var user = required(request);
        var wanted = request.formValue("IsAvailable");
        var changed = wanted == null
                ? user
                : new User(user.sid(), user.accountSid(), user.identity(), Boolean.parseBoolean(wanted));
        add(changed);
        return reply(changed);
    }

    private static Reply reply(User user) {
        var json = Json.MAPPER
                .createObjectNode()
                .put("sid", user.sid())
                .put("identity", user.identity())
                .put("friendly_name", user.identity())
                .putNull("avatar")
                .put("state", "active")
                .put("is_available", user.available())
                .put("url", "https://frontline-api.twilio.com/v1/Users/" + user.sid());
        return Reply.json(200, json);
    }

    @Override
    public String name() {
        return "frontline-users";
    }

    @Override
    public synchronized JsonNode save() {
        return Json.MAPPER.valueToTree(users.values());
    }

    @Override
    public synchronized void load(JsonNode saved) {
        users.clear();
        saved.forEach(node -> {
            var user = Json.MAPPER.convertValue(node, User.class);
            users.put(user.sid(), user);
        });
    }

    @Override
    public synchronized void clear() {
        users.clear();
        changes.mark();
    }
}
