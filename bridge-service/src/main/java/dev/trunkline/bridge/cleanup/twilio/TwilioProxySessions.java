package dev.trunkline.bridge.cleanup.twilio;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.proxy.v1.service.Session;
import dev.trunkline.bridge.cleanup.ProxySessions;
import dev.trunkline.bridge.link.Pair;
import dev.trunkline.twilio.rest.TwilioCallException;
import dev.trunkline.twilio.rest.TwilioClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** {@code /v1/Services/{ServiceSid}/Sessions} of Proxy. */
@ApplicationScoped
class TwilioProxySessions implements ProxySessions {

    private static final int NOT_FOUND = 404;
    private static final int PAGE = 100;
    private static final int SID = 34;

    private final TwilioClients clients;

    TwilioProxySessions(TwilioClients clients) {
        this.clients = clients;
    }

    private TwilioRestClient client(Pair pair) {
        return clients.forAccount(pair.first().accountSid());
    }

    private static String service(Pair pair) {
        return pair.outbound().flatMap(outbound -> outbound.proxyServiceSid()).orElseThrow();
    }

    @Override
    public List<ProxySession> all(Pair pair) {
        var found = new ArrayList<ProxySession>();
        for (var session : Session.reader(service(pair)).pageSize(PAGE).read(client(pair))) {
            var name = session.getUniqueName();
            found.add(new ProxySession(
                    session.getSid(),
                    name != null && name.startsWith("CH") && name.length() >= SID ? name.substring(0, SID) : ""));
        }
        return found;
    }

    @Override
    public void close(Pair pair, String session) {
        ignoringAbsence(() -> Session.updater(service(pair), session)
                .setStatus(Session.Status.CLOSED)
                .update(client(pair)));
    }

    @Override
    public void delete(Pair pair, String session) {
        ignoringAbsence(() -> Session.deleter(service(pair), session).delete(client(pair)));
    }

    private static void ignoringAbsence(Runnable call) {
        try {
            call.run();
        } catch (TwilioCallException e) {
            if (e.httpStatus() != NOT_FOUND) {
                throw e;
            }
        }
    }
}
