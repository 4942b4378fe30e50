package dev.trunkline.simulator.flex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trunkline.simulator.rest.Reply;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Routes;
import dev.trunkline.simulator.state.Changes;
import dev.trunkline.simulator.state.Json;
import dev.trunkline.simulator.state.Persistent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens of people logged in to Flex, and IAM's check of them: {@code POST /v1/Accounts/{AccountSid}/Tokens/validate}, which
 * answers 200 for an invalid one too. Safe for many threads.
 */
public final class FlexTokens implements Persistent {

    private static final String VALIDATE = "/v1/Accounts/{AccountSid}/Tokens/validate";
    private static final String LAST_DAY = "2099-12-31T23:59:59Z";

    private final Changes changes;
    private final Map<String, Login> logins = new LinkedHashMap<>();
    private final List<String> checked = new ArrayList<>();

    /**
     * Somebody in Flex.
     *
     * @param workerSid {@code WK…}
     */
    public record Login(String token, String accountSid, String identity, String workerSid, List<String> roles) {
        public Login {
            roles = List.copyOf(roles);
        }
    }

    public FlexTokens(Changes changes) {
        this.changes = changes;
    }

    public void mount(Routes routes) {
        routes.add("iam", "POST", VALIDATE, this::validate);
    }

    public synchronized void add(Login login) {
        logins.put(login.token(), login);
        changes.mark();
    }

    /** The tokens that IAM was asked about, oldest first. */
    public synchronized List<String> checked() {
        return List.copyOf(checked);
    }

    private synchronized Reply validate(Request request) {
        var token = token(request);
        checked.add(token);
        var answer = Optional.ofNullable(logins.get(token))
                .filter(login -> login.accountSid().equals(request.accountSid()))
                .map(FlexTokens::valid)
                .orElseGet(FlexTokens::invalid);
        return Reply.json(200, Json.MAPPER.valueToTree(answer));
    }

    private static String token(Request request) {
        try {
            return Json.MAPPER.readTree(request.body()).path("token").asText("");
        } catch (IOException e) {
            return "";
        }
    }

    private static Map<String, Object> valid(Login login) {
        return Map.of(
                "valid",
                true,
                "code",
                0,
                "expiration",
                LAST_DAY,
                "realm_user_id",
                login.identity(),
                "identity",
                login.identity(),
                "roles",
                login.roles(),
                "worker_sid",
                login.workerSid());
    }

    private static Map<String, Object> invalid() {
        return Map.of("valid", false, "code", 20003, "message", "Token is invalid");
    }

    @Override
    public String name() {
        return "flex-tokens";
    }

    @Override
    public synchronized JsonNode save() {
        return Json.MAPPER.valueToTree(logins.values());
    }

    @Override
    public synchronized void load(JsonNode saved) {
        logins.clear();
        saved.forEach(node -> {
            var login = Json.MAPPER.convertValue(node, Login.class);
            logins.put(login.token(), login);
        });
    }

    @Override
    public synchronized void clear() {
        logins.clear();
        checked.clear();
        changes.mark();
    }
}
