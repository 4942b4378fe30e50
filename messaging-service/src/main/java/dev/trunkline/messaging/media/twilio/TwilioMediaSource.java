package dev.trunkline.messaging.media.twilio;

import com.twilio.rest.api.v2010.account.message.Media;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.messaging.inbox.Attachment;
import dev.trunkline.messaging.inbox.Senders;
import dev.trunkline.messaging.media.MediaSource;
import dev.trunkline.messaging.media.UnfetchableException;
import dev.trunkline.twilio.media.MediaException;
import dev.trunkline.twilio.media.TwilioMedia;
import dev.trunkline.twilio.rest.TwilioClients;
import dev.trunkline.twilio.sending.Background;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** {@code GET /2010-04-01/Accounts/{AccountSid}/Messages/{MessageSid}/Media.json}, and the files behind it. */
@ApplicationScoped
class TwilioMediaSource implements MediaSource {

    private static final String API = "https://api.twilio.com";
    private static final String SUFFIX = ".json";

    /** More than Twilio takes in one message. */
    private static final int MOST = 100;

    private final TwilioClients clients;
    private final TwilioMedia media;
    private final Senders senders;

    TwilioMediaSource(TwilioClients clients, TwilioMedia media, Senders senders) {
        this.clients = clients;
        this.media = media;
        this.senders = senders;
    }

    @Override
    public List<Listed> list(String messageSid, TraceContext trace) {
        return list(senders.account(), messageSid, trace);
    }

    @Override
    public List<Listed> list(String account, String messageSid, TraceContext trace) {
        return TraceScope.run(trace, () -> Background.run(() -> listed(account, messageSid)));
    }

    private List<Listed> listed(String account, String messageSid) {
        var listed = new ArrayList<Listed>();
        for (var file : Media.reader(account, messageSid).limit(MOST).read(clients.forAccount(account))) {
            listed.add(new Listed(
                    url(file.getUri()), Objects.requireNonNullElse(file.getContentType(), Attachment.UNKNOWN_TYPE)));
        }
        return listed;
    }

    /** The file lies where its description lies, without the suffix. */
    private static String url(String uri) {
        return API + (uri.endsWith(SUFFIX) ? uri.substring(0, uri.length() - SUFFIX.length()) : uri);
    }

    @Override
    public Content fetch(String messageSid, String url, TraceContext trace) throws UnfetchableException {
        try {
            var file = TraceScope.run(trace, () -> media.fetch(URI.create(url), senders.account(), messageSid));
            return new Content(file.contentType(), file.bytes());
        } catch (MediaException e) {
            if (e.failure() instanceof Failure.Permanent permanent) {
                throw new UnfetchableException(permanent.reason(), e);
            }
            throw e;
        } catch (IllegalArgumentException e) {
            throw new UnfetchableException("media of message " + messageSid + ": its URL is none", e);
        }
    }
}
