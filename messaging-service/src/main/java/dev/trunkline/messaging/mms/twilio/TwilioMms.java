package dev.trunkline.messaging.mms.twilio;

import com.twilio.rest.proxy.v1.service.Session;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.messaging.media.MediaSource;
import dev.trunkline.messaging.mms.ChatPicture;
import dev.trunkline.messaging.mms.MmsAtTwilio;
import dev.trunkline.twilio.chat.Chats;
import dev.trunkline.twilio.chat.Echo;
import dev.trunkline.twilio.rest.TwilioClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Media by the 2010 API, sessions by Proxy, attributes by whichever product has the chat. */
@ApplicationScoped
class TwilioMms implements MmsAtTwilio {

    private final MediaSource media;
    private final TwilioClients clients;
    private final Chats chats;

    TwilioMms(MediaSource media, TwilioClients clients, Chats chats) {
        this.media = media;
        this.clients = clients;
        this.chats = chats;
    }

    @Override
    public List<ChatPicture> media(String account, String messageSid, TraceContext trace) {
        var listed = media.list(account, messageSid, trace).stream()
                .map(file -> new ChatPicture(file.url(), file.contentType()))
                .toList();
        if (listed.isEmpty()) {
            throw new LateMediaException(messageSid);
        }
        return listed;
    }

    @Override
    public String sessionName(String account, String proxyService, String session, TraceContext trace) {
        var found = TraceScope.run(
                trace, () -> Session.fetcher(proxyService, session).fetch(clients.forAccount(account)));
        return Objects.requireNonNullElse(found.getUniqueName(), "");
    }

    /** With Twilio's webhook, so that whoever mirrors the chat elsewhere learns of the pictures. */
    @Override
    public void attach(
            String account,
            String conversation,
            String chatMessage,
            Map<String, Object> attributes,
            TraceContext trace) {
        var unused = TraceScope.run(
                trace,
                () -> chats.ofAccount(account).mergeAttributes(conversation, chatMessage, attributes, Echo.WANTED));
    }
}
