package dev.trunkline.bridge.outbound.twilio;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.twilio.rest.flexapi.v1.Channel;
import com.twilio.rest.flexapi.v1.FlexFlow;
import com.twilio.rest.proxy.v1.service.Session;
import dev.trunkline.bridge.link.Outbound;
import dev.trunkline.bridge.link.Pair;
import dev.trunkline.bridge.link.TaskOrigin;
import dev.trunkline.bridge.outbound.Flex;
import dev.trunkline.twilio.chat.Chats;
import dev.trunkline.twilio.failure.TwilioFailures;
import dev.trunkline.twilio.flex.FlexInteractions;
import dev.trunkline.twilio.flex.FlexProject;
import dev.trunkline.twilio.flex.MadeInteraction;
import dev.trunkline.twilio.flex.NewChannel;
import dev.trunkline.twilio.flex.NewFlow;
import dev.trunkline.twilio.flex.NewInteraction;
import dev.trunkline.twilio.rest.TwilioCallException;
import dev.trunkline.twilio.rest.TwilioClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Flex and Proxy of the account of a pair's first side. */
@ApplicationScoped
class TwilioFlex implements Flex {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TwilioClients clients;
    private final Chats chats;
    private final TwilioFailures failures;

    TwilioFlex(TwilioClients clients, Chats chats, TwilioFailures failures) {
        this.clients = clients;
        this.chats = chats;
        this.failures = failures;
    }

    private FlexProject flex(Pair pair) {
        return new FlexProject(() -> clients.forAccount(pair.first().accountSid()));
    }

    private FlexInteractions interactions(Pair pair) {
        return new FlexInteractions(() -> clients.forAccount(pair.first().accountSid()));
    }

    private static Outbound outbound(Pair pair) {
        return pair.outbound().orElseThrow();
    }

    private static String proxy(Pair pair) {
        return outbound(pair).proxyServiceSid().orElseThrow();
    }

    @Override
    public Optional<String> flow(Pair pair) {
        return flex(pair).flows(outbound(pair).number()).stream()
                .filter(flow -> flow.getIntegrationType() == FlexFlow.IntegrationType.TASK)
                .map(FlexFlow::getSid)
                .findFirst();
    }

    @Override
    public String makeFlow(Pair pair) {
        var outbound = outbound(pair);
        return flex(pair)
                .make(new NewFlow(
                        "Outbound SMS " + outbound.number(),
                        pair.first().service(),
                        outbound.number(),
                        outbound.workspaceSid(),
                        outbound.workflowSid(),
                        outbound.taskChannel(),
                        false))
                .getSid();
    }

    @Override
    public Optional<Opened> channel(Wanted wanted) {
        var first = wanted.pair().first();
        return chats.of(first.accountSid(), first.product(), Optional.of(first.service()))
                .named(wanted.uniqueName())
                .map(found -> opened(flex(wanted.pair()).channel(found.sid())));
    }

    private static Opened opened(Channel channel) {
        return new Opened(channel.getSid(), channel.getTaskSid());
    }

    @Override
    public Opened makeChannel(Wanted wanted, String flow) {
        return opened(flex(wanted.pair())
                .make(new NewChannel(
                        flow,
                        "sms" + wanted.number(),
                        wanted.number(),
                        wanted.name(),
                        wanted.uniqueName(),
                        false,
                        attributes(wanted).toString())));
    }

    private static ObjectNode attributes(Wanted wanted) {
        var attributes = JSON.createObjectNode()
                .put("to", wanted.number())
                .put("direction", "outbound")
                .put("name", wanted.name())
                .put("from", outbound(wanted.pair()).number())
                .put("autoAnswer", "true")
                .put(TaskOrigin.ATTRIBUTE, wanted.origin());
        if (wanted.agent() != null) {
            attributes.put("workerUri", "client:" + wanted.agent());
        }
        return attributes;
    }

    @Override
    public Optional<String> session(Pair pair, String channel) {
        return flex(pair).session(proxy(pair), channel).map(Session::getSid);
    }

    @Override
    public String makeSession(Pair pair, String channel) {
        return flex(pair).makeSession(proxy(pair), channel, List.of()).getSid();
    }

    @Override
    public void join(Pair pair, String session, String identifier, String name) {
        var flex = flex(pair);
        try {
            flex.join(proxy(pair), session, identifier, outbound(pair).number(), name);
        } catch (TwilioCallException e) {
            if (!failures.alreadyDone(e) && !flex.isIn(proxy(pair), session, identifier)) {
                throw e;
            }
        }
    }

    @Override
    public Optional<Opened> interaction(Wanted wanted) {
        var outbound = outbound(wanted.pair());
        var interactions = interactions(wanted.pair());
        return interactions
                .task(outbound.workspaceSid(), TaskOrigin.ATTRIBUTE, wanted.origin())
                .or(() -> interactions.active(outbound.workspaceSid(), outbound.number(), wanted.number()))
                .map(FlexInteractions::of)
                .map(TwilioFlex::opened);
    }

    private static Opened opened(MadeInteraction made) {
        return new Opened(made.conversationSid(), made.taskSid());
    }

    @Override
    public Opened makeInteraction(Wanted wanted) {
        var outbound = outbound(wanted.pair());
        return opened(interactions(wanted.pair())
                .make(new NewInteraction(
                        outbound.number(),
                        wanted.number(),
                        outbound.workspaceSid(),
                        outbound.workflowSid(),
                        null,
                        null,
                        outbound.taskChannel(),
                        attributes(wanted))));
    }
}
