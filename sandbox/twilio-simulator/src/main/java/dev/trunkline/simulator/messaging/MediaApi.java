package dev.trunkline.simulator.messaging;

import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.fault.FaultTarget;
import dev.trunkline.simulator.fault.Faults;
import dev.trunkline.simulator.rest.Page;
import dev.trunkline.simulator.rest.Reply;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Routes;
import dev.trunkline.simulator.rest.TwilioException;
import java.util.List;
import java.util.function.Supplier;

/** Media of messages: list, metadata, and the bytes behind a redirect to storage that asks for no credentials. */
public final class MediaApi {

    private static final String MESSAGE = "/2010-04-01/Accounts/{AccountSid}/Messages/{MessageSid}";

    private final MessageStore messages;
    private final MediaStore media;
    private final Faults faults;
    private final Supplier<String> storageUrl;

    /** @param storageUrl where stored bytes are served, known once the server listens */
    public MediaApi(MessageStore messages, MediaStore media, Faults faults, Supplier<String> storageUrl) {
        this.messages = messages;
        this.media = media;
        this.faults = faults;
        this.storageUrl = storageUrl;
    }

    public void mount(Routes routes) {
        routes.add("api", "GET", MESSAGE + "/Media.json", this::list)
                .add(
                        "api",
                        "GET",
                        MESSAGE + "/Media/{Sid}.json",
                        request -> Reply.json(200, MessageJson.of(required(request))))
                .add("api", "GET", MESSAGE + "/Media/{Sid}", this::redirect)
                .add("api", "DELETE", MESSAGE + "/Media/{Sid}.json", this::delete);
    }

    private Reply list(Request request) {
        var target = target(request);
        var found = faults.strike(FaultKind.MEDIA_MISSING, target).isPresent()
                ? List.<Media>of()
                : messages.bySid(request.pathParameter("MessageSid"))
                        .filter(message -> message.accountSid().equals(request.accountSid()))
                        .map(media::of)
                        .orElseThrow(() -> TwilioException.notFound(request.path()));
        return Page.of(request, found).legacy("media_list", MessageJson::of);
    }

    private Reply redirect(Request request) {
        var found = required(request);
        return Reply.redirect(storageUrl.get() + "/" + found.accountSid() + "/" + found.sid());
    }

    private Reply delete(Request request) {
        media.remove(required(request).sid());
        return Reply.empty(204);
    }

    private Media required(Request request) {
        if (faults.strike(FaultKind.MEDIA_MISSING, target(request)).isPresent()) {
            throw TwilioException.notFound(request.path());
        }
        return media.bySid(request.pathParameter("Sid"))
                .filter(found -> found.messageSid().equals(request.pathParameter("MessageSid")))
                .filter(found -> found.accountSid().equals(request.accountSid()))
                .orElseThrow(() -> TwilioException.notFound(request.path()));
    }

    private static FaultTarget target(Request request) {
        return new FaultTarget(request.product(), request.method(), request.path(), List.of());
    }
}
