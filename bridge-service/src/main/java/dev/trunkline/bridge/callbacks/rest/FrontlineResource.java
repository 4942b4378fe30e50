package dev.trunkline.bridge.callbacks.rest;

import dev.trunkline.bridge.callbacks.Callbacks;
import dev.trunkline.bridge.callbacks.Callbacks.Question;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.twilio.TwilioEvent;
import dev.trunkline.contracts.twilio.TwilioEvents;
import dev.trunkline.twilio.account.TwilioAccounts;
import dev.trunkline.twilio.signature.RequestSignatures;
import dev.trunkline.twilio.signature.SignedRequest;
import dev.trunkline.twilio.signature.Verdict;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The ingress passes questions on with Twilio's own signature, which is proven here once more: there is no other key. */
@Path("/callbacks/frontline")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Frontline")
public class FrontlineResource {

    private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED;

    private final Callbacks callbacks;
    private final TwilioAccounts accounts;
    private final RequestSignatures signatures;

    FrontlineResource(Callbacks callbacks, TwilioAccounts accounts, RequestSignatures signatures) {
        this.callbacks = callbacks;
        this.accounts = accounts;
        this.signatures = signatures;
    }

    @POST
    @Path("/crm")
    @Operation(summary = "Customers, and one customer")
    public String crm(
            @HeaderParam("X-Twilio-Signature") @Nullable String signature,
            @HeaderParam("X-Trunkline-Webhook-Url") List<String> urls,
            byte[] body)
            throws Exception {
        var account = prove(signature, urls, body);
        return callbacks.crm(new Question(event(body), account, FORM, body));
    }

    @POST
    @Path("/outgoing")
    @Operation(summary = "Which of our numbers a new conversation has")
    public String outgoing(
            @HeaderParam("X-Twilio-Signature") @Nullable String signature,
            @HeaderParam("X-Trunkline-Webhook-Url") List<String> urls,
            byte[] body) {
        var unused = prove(signature, urls, body);
        return callbacks.outgoing(event(body));
    }

    @POST
    @Path("/templates")
    @Operation(summary = "Texts to choose from")
    public String templates(
            @HeaderParam("X-Twilio-Signature") @Nullable String signature,
            @HeaderParam("X-Trunkline-Webhook-Url") List<String> urls,
            byte[] body) {
        var unused = prove(signature, urls, body);
        return callbacks.templates();
    }

    /** @return the account whose token signed it; the question names none */
    private String prove(@Nullable String signature, List<String> urls, byte[] body) {
        for (var url : urls) {
            var request = new SignedRequest("POST", url, FORM, body);
            for (var account : accounts.all()) {
                if (signatures.verify(request, signature, account.authTokens()) instanceof Verdict.Genuine) {
                    return account.sid();
                }
            }
        }
        throw new ProblemException(Problem.of(
                "signature-refused", "Not proven to come from Twilio", 403, "its signature fits no account of ours"));
    }

    private static TwilioEvent event(byte[] body) {
        return TwilioEvents.parse(new CloudEvent(
                UUID.randomUUID().toString(),
                "/callbacks",
                "twilio.frontline.crm",
                Instant.now(),
                FORM,
                Map.of(),
                body));
    }
}
