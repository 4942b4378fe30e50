package dev.trunkline.messaging.mms.journal;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.twilio.ProxyEvent.ProxyInteraction;
import dev.trunkline.contracts.twilio.TwilioEvents;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.ParkException;
import dev.trunkline.journal.Steps;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.mms.ChatPicture;
import dev.trunkline.messaging.mms.ChatRelays;
import dev.trunkline.messaging.mms.MmsAtTwilio;
import dev.trunkline.messaging.mms.MmsConfig;
import dev.trunkline.messaging.mms.Relay;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * A customer's MMS that Proxy has passed on into a chat: its pictures become attributes of the chat message. Everything
 * else that Proxy tells is done with at once.
 */
@ApplicationScoped
class ProxyInteractionHandler implements EntryHandler {

    private static final String LIST_MEDIA = "list-media";
    private static final String FETCH_SESSION = "fetch-session";
    private static final String ATTACH = "attach-media";

    private final MmsAtTwilio twilio;
    private final ChatRelays relays;
    private final Transactions transactions;
    private final MmsConfig config;
    private final InboxClock clock;

    ProxyInteractionHandler(
            MmsAtTwilio twilio, ChatRelays relays, Transactions transactions, MmsConfig config, InboxClock clock) {
        this.twilio = twilio;
        this.relays = relays;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /** A step's result. */
    record Pictures(List<ChatPicture> items) {}

    @Override
    public boolean handles(String eventType) {
        return eventType.equals("twilio.proxy.interaction");
    }

    @Override
    public Completion handle(Entry entry, Steps steps) throws Exception {
        if (!(TwilioEvents.parse(entry.event()) instanceof ProxyInteraction event)) {
            throw new ParkException("event " + entry.event().id()
                    + ": no Proxy interaction can be read from it; mend its payload and resume, or skip it");
        }
        var inbound = event.inbound().resourceSid();
        var outbound = event.outbound().resourceSid();
        if (inbound == null || outbound == null || !Relay.concerns(inbound, outbound)) {
            return Completion.nothing();
        }
        if (transactions.call(() -> relays.contains(outbound))) {
            return Completion.nothing();
        }
        return relay(event, inbound, outbound, entry.event(), steps);
    }

    private Completion relay(ProxyInteraction event, String inbound, String outbound, CloudEvent told, Steps steps)
            throws Exception {
        var trace = told.trace();
        var account = event.received().accountSid();
        var pictures =
                steps.once(LIST_MEDIA, Pictures.class, () -> new Pictures(twilio.media(account, inbound, trace)));
        var session = event.interaction().sessionSid();
        var name = steps.once(
                FETCH_SESSION, String.class, () -> twilio.sessionName(account, proxyService(event), session, trace));
        var conversation = Relay.conversation(name)
                .orElseThrow(() -> new ParkException("session " + session
                        + ": has no unique name, so the chat of message " + outbound
                        + " is not known; name it after its chat and retry, or skip it"));
        var attached = steps.once(ATTACH, String.class, () -> {
            twilio.attach(account, conversation, outbound, Relay.attributes(pictures.items()), trace);
            return outbound;
        });
        Log.infof(
                "media attached messageSid=%s chatMessageSid=%s count=%d",
                inbound, attached, pictures.items().size());
        return outbox -> relays.add(new ChatRelays.Relayed(
                outbound, inbound, conversation, pictures.items().size(), told.id(), clock.now()));
    }

    private String proxyService(ProxyInteraction event) {
        var named = event.interaction().serviceSid();
        return named != null
                ? named
                : config.proxyServiceSid()
                        .orElseThrow(
                                () -> new ParkException(
                                        "interaction "
                                                + event.interaction().sid()
                                                + ": names no Proxy service; set trunkline.messaging.mms.proxy-service-sid, then retry"));
    }

    @Override
    public List<String> stepNames(Entry entry) {
        return List.of(LIST_MEDIA, FETCH_SESSION, ATTACH);
    }

    @Override
    public OnPark onPark(Entry entry) {
        return OnPark.LANE_MOVES_ON;
    }

    @Override
    public Duration timeLimit() {
        return config.patience();
    }
}
