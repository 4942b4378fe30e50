package dev.trunkline.messaging.flex.rest;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.messaging.flex.FlexTokens.Validation;
import dev.trunkline.messaging.flex.TokenChecks;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.problem.ProblemException;
import io.quarkus.logging.Log;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets those in who are logged in with a role of ours, and those who bring a token of Flex; refuses others with a problem. */
@ApplicationScoped
public class Callers {

    /** Of requests that may bring a token of Flex instead of a login. */
    public static final String FLEX_TOKEN = "X-Auth-Token";

    private static final Set<String> ROLES = Set.of("agent", "supervisor", "operator");

    private final TokenChecks tokens;
    private final ClientAddress client;
    private final FailureClassifier classifier;
    private final SecurityIdentity identity;

    Callers(TokenChecks tokens, ClientAddress client, FailureClassifier classifier, SecurityIdentity identity) {
        this.tokens = tokens;
        this.client = client;
        this.classifier = classifier;
        this.identity = identity;
    }

    /** Refuses whoever brings nothing that could let them in. Asks nobody. */
    public void refuseStrangers(@Nullable String flexToken) {
        if (!identity.isAnonymous()) {
            if (identity.getRoles().stream().noneMatch(ROLES::contains)) {
                throw problem("forbidden", "Not allowed", 403, "your roles do not allow this; ask for another role");
            }
        } else if (flexToken == null || flexToken.isBlank()) {
            throw problem("not-logged-in", "Not logged in", 401, "log in, or send a token of Flex in " + FLEX_TOKEN);
        }
    }

    /** Whoever calls; a login counts before a token. Blocks on Twilio where there is no login. */
    public Caller of(@Nullable String flexToken, TraceContext trace) {
        refuseStrangers(flexToken);
        if (flexToken == null || !identity.isAnonymous()) {
            return new Caller(identity.getPrincipal().getName(), Optional.empty());
        }
        return switch (validate(flexToken, trace)) {
            case Validation.Valid agent -> new Caller(agent.callerName(), agent.workerSid());
            case Validation.Invalid invalid ->
                throw problem("forbidden", "Not allowed", 403, "the token of Flex is refused: " + invalid.reason());
            case Validation.TooManyRefused refused ->
                throw new WebApplicationException(TooManyRefused.response(refused));
        };
    }

    /** Refuses whoever may not call. Blocks on Twilio where there is no login. */
    public void admit(@Nullable String flexToken, TraceContext trace) {
        var unused = of(flexToken, trace);
    }

    private Validation validate(String flexToken, TraceContext trace) {
        try {
            return tokens.check(flexToken, client.current(), trace);
        } catch (RuntimeException e) {
            Log.warnf(
                    "token of Flex not checked reason=%s",
                    classifier.classify(e).reason());
            throw problem(
                    "token-not-checked",
                    "The token could not be checked",
                    503,
                    "Twilio did not say whether the token of Flex is valid; try again");
        }
    }

    private static ProblemException problem(String type, String title, int status, String detail) {
        return new ProblemException(Problem.of(type, title, status, detail));
    }
}
