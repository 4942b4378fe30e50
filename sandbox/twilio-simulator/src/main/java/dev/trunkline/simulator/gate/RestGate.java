package dev.trunkline.simulator.gate;

import dev.trunkline.simulator.account.Accounts;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.fault.FaultTarget;
import dev.trunkline.simulator.fault.Faults;
import dev.trunkline.simulator.rest.CallLog;
import dev.trunkline.simulator.rest.Reply;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Routes;
import dev.trunkline.simulator.rest.Sids;
import dev.trunkline.simulator.rest.TwilioException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Twilio's front door: faults on demand, credentials, routes, and the record of each call. Blocks; made for virtual threads. */
public final class RestGate {

    private final Accounts accounts;
    private final Faults faults;
    private final CallLog calls;
    private final Routes routes;

    public RestGate(Accounts accounts, Faults faults, CallLog calls, Routes routes) {
        this.accounts = accounts;
        this.faults = faults;
        this.calls = calls;
        this.routes = routes;
    }

    /** The answer; empty: cut the connection. */
    public Optional<Reply> handle(Request request) {
        var target = target(request);
        if (faults.strike(FaultKind.CONNECTION_CUT, target).isPresent()) {
            return cut(request, FaultKind.CONNECTION_CUT);
        }
        var limited = faults.strike(FaultKind.RATE_LIMIT, target);
        if (limited.isPresent()) {
            return recorded(request, tooMany(limited.get()), FaultKind.RATE_LIMIT);
        }
        var refused = faults.strike(FaultKind.REFUSAL, target);
        if (refused.isPresent()) {
            return recorded(request, refusal(refused.get()), FaultKind.REFUSAL);
        }
        var broken = faults.strike(FaultKind.SERVER_ERROR, target);
        if (broken.isPresent()) {
            return recorded(request, serverError(broken.get()), FaultKind.SERVER_ERROR);
        }
        var late = faults.strike(FaultKind.LATENCY, target);
        late.ifPresent(fault -> pause(fault.delay()));
        var reply = answer(request);
        var hanging = faults.strike(FaultKind.TIMEOUT_AFTER_WORK, target);
        if (hanging.isPresent()) {
            cut(request, FaultKind.TIMEOUT_AFTER_WORK);
            pause(hanging.get().delay());
            return Optional.empty();
        }
        calls.add(request, reply.status(), late.map(fault -> fault.kind().name()));
        return Optional.of(reply.with("Twilio-Request-Id", Sids.random("RQ")));
    }

    private Reply answer(Request request) {
        try {
            var account = accounts.authenticate(request.header("authorization").orElse(null));
            var bound = routes.find(request.product(), request.method(), request.path())
                    .orElseThrow(() -> TwilioException.notFound(request.path()));
            var named = bound.pathParameters().get("AccountSid");
            if (named != null && !named.equals(account)) {
                throw TwilioException.notFound(request.path());
            }
            return bound.endpoint().handle(request.by(account).at(bound.pathParameters()));
        } catch (TwilioException refusal) {
            return refusal.toReply();
        }
    }

    private Optional<Reply> recorded(Request request, Reply reply, FaultKind fault) {
        calls.add(request, reply.status(), Optional.of(fault.name()));
        return Optional.of(reply);
    }

    private Optional<Reply> cut(Request request, FaultKind fault) {
        calls.add(request, 0, Optional.of(fault.name()));
        return Optional.empty();
    }

    private static Reply tooMany(Fault fault) {
        var reply = new TwilioException(429, 20429, "Too Many Requests").toReply();
        return fault.retryAfter()
                .map(wait -> reply.with("Retry-After", Long.toString(wait.toSeconds())))
                .orElse(reply);
    }

    private static Reply refusal(Fault fault) {
        int code = fault.status() == 404 ? 20404 : 20001;
        return new TwilioException(fault.status(), code, "Refused on demand").toReply();
    }

    /** Gateways in front of Twilio answer in HTML. */
    private static Reply serverError(Fault fault) {
        var page = "<html><body><h1>" + fault.status() + "</h1></body></html>";
        return Reply.bytes("text/html", page.getBytes(StandardCharsets.UTF_8)).withStatus(fault.status());
    }

    private static FaultTarget target(Request request) {
        var addresses = Stream.of("To", "From")
                .flatMap(name -> Stream.concat(request.form().get(name).stream(), request.query().get(name).stream()))
                .toList();
        return new FaultTarget(request.product(), request.method(), request.path(), List.copyOf(addresses));
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
