package dev.trunkline.messaging.flex.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.constant.EnumConstants.ContentType;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.messaging.flex.FlexTokens;
import dev.trunkline.messaging.inbox.Senders;
import dev.trunkline.twilio.rest.TwilioClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code POST https://iam.twilio.com/v1/Accounts/{AccountSid}/Tokens/validate}, which answers 200 for an invalid token too.
 * Source: Twilio's own twilio-flex-token-validator.
 */
@ApplicationScoped
class IamFlexTokens implements FlexTokens {

    private static final String PRODUCT = "iam";

    /** Whoever of Flex talks to customers; a token for a visitor's web chat bears none of these. */
    private static final Set<String> ROLES = Set.of("agent", "supervisor", "admin");

    private final TwilioClients clients;
    private final Senders senders;
    private final ObjectMapper json;

    IamFlexTokens(TwilioClients clients, Senders senders, ObjectMapper json) {
        this.clients = clients;
        this.senders = senders;
        this.json = json;
    }

    @Override
    public Validation validate(String token, TraceContext trace) {
        var answer = TraceScope.run(trace, () -> ask(token));
        if (!answer.path("valid").asBoolean(false)) {
            return new Validation.Invalid(answer.path("message").asText("the token is not valid"));
        }
        if (answer.path("roles").valueStream().map(JsonNode::asText).noneMatch(ROLES::contains)) {
            return new Validation.Invalid("the token is not an agent's");
        }
        return new Validation.Valid(
                answer.path("identity").asText("flex"),
                Optional.of(answer.path("worker_sid").asText("")).filter(sid -> !sid.isEmpty()));
    }

    private JsonNode ask(String token) {
        var account = senders.account();
        var request = new Request(HttpMethod.POST, PRODUCT, "/v1/Accounts/" + account + "/Tokens/validate");
        request.setContentType(ContentType.JSON);
        try {
            request.setBody(json.writeValueAsString(Map.of("token", token)));
            return json.readTree(clients.forAccount(account).request(request).getContent());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("IAM's answer is no JSON; the token counts as not checked", e);
        }
    }
}
