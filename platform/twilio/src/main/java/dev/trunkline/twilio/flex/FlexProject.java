package dev.trunkline.twilio.flex;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.flexapi.v1.Channel;
import com.twilio.rest.flexapi.v1.FlexFlow;
import com.twilio.rest.proxy.v1.service.Session;
import com.twilio.rest.proxy.v1.service.session.Participant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Flows, channels and interactions of an account's Flex, and its sessions of Proxy. Each call blocks on the network. */
public final class FlexProject {

    private static final int PAGE = 100;

    private final Supplier<TwilioRestClient> client;

    /** @param client asked for at each call: its credentials follow a rotation */
    public FlexProject(Supplier<TwilioRestClient> client) {
        this.client = client;
    }

    /** The flows of one of our numbers. */
    public List<FlexFlow> flows(String number) {
        var found = new ArrayList<FlexFlow>();
        for (var flow : FlexFlow.reader().pageSize(PAGE).read(client.get())) {
            if (number.equals(flow.getContactIdentity())) {
                found.add(flow);
            }
        }
        return found;
    }

    public FlexFlow make(NewFlow wanted) {
        return FlexFlow.creator(wanted.friendlyName(), wanted.chatServiceSid(), FlexFlow.ChannelType.SMS)
                .setIntegrationType(FlexFlow.IntegrationType.TASK)
                .setEnabled(false)
                .setContactIdentity(wanted.number())
                .setIntegrationWorkspaceSid(wanted.workspaceSid())
                .setIntegrationWorkflowSid(wanted.workflowSid())
                .setIntegrationChannel(wanted.taskChannel())
                .setLongLived(wanted.longLived())
                .setJanitorEnabled(true)
                .create(client.get());
    }

    public Channel channel(String sid) {
        return Channel.fetcher(sid).fetch(client.get());
    }

    /** Twilio answers with the active channel of the flow and the customer where there is one. */
    public Channel make(NewChannel wanted) {
        var creator = Channel.creator(wanted.flowSid(), wanted.identity(), wanted.name(), "SMS" + wanted.number())
                .setTarget(wanted.number());
        if (wanted.uniqueName() != null) {
            creator.setChatUniqueName(wanted.uniqueName());
        }
        if (wanted.longLived() != null) {
            creator.setLongLived(wanted.longLived());
        }
        if (wanted.taskAttributes() != null) {
            creator.setTaskAttributes(wanted.taskAttributes());
        }
        return creator.create(client.get());
    }

    /**
     * An open session whose unique name starts with the channel's sid. Twilio has no filter for names, and a session need not have
     * one: stops at the first that fits.
     */
    public Optional<Session> session(String service, String channel) {
        for (var session : Session.reader(service).pageSize(PAGE).read(client.get())) {
            var name = session.getUniqueName();
            if (name != null && name.startsWith(channel) && session.getStatus() != Session.Status.CLOSED) {
                return Optional.of(session);
            }
        }
        return Optional.empty();
    }

    /** @param participants who is in it from the beginning, by the names of Proxy's parameters */
    public Session makeSession(String service, String uniqueName, List<Object> participants) {
        var creator = Session.creator(service).setUniqueName(uniqueName).setMode(Session.Mode.MESSAGE_ONLY);
        if (!participants.isEmpty()) {
            creator.setParticipants(participants);
        }
        return creator.create(client.get());
    }

    /** @param number ours, which the participant sees */
    public void join(String service, String session, String identifier, String number, String name) {
        var unused = Participant.creator(service, session, identifier)
                .setProxyIdentifier(number)
                .setFriendlyName(name)
                .create(client.get());
    }

    /** Whether somebody is in a session. */
    public boolean isIn(String service, String session, String identifier) {
        for (var one : Participant.reader(service, session).pageSize(PAGE).read(client.get())) {
            if (identifier.equals(one.getIdentifier())) {
                return true;
            }
        }
        return false;
    }
}
