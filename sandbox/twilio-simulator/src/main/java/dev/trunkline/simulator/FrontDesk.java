package dev.trunkline.simulator;

import dev.trunkline.simulator.control.ControlApi;
import dev.trunkline.simulator.gate.RestGate;
import dev.trunkline.simulator.http.Dispatcher;
import dev.trunkline.simulator.messaging.MediaStore;
import dev.trunkline.simulator.page.Page;
import dev.trunkline.simulator.rest.Reply;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Routes;
import java.util.Map;
import java.util.Optional;

/** Sends each request to where it belongs: a page, control API, stored media, or Twilio's REST API. */
final class FrontDesk implements Dispatcher {

    /** Where stored media are had without credentials, as from Twilio's storage. */
    static final String STORAGE = "/storage";

    private final RestGate gate;
    private final Routes control;
    private final MediaStore media;

    FrontDesk(RestGate gate, Routes control, MediaStore media) {
        this.gate = gate;
        this.control = control;
        this.media = media;
    }

    @Override
    public Optional<Reply> handle(Request request) {
        return switch (request.product()) {
            case "" -> Optional.of(Reply.redirect("/handset").withStatus(302));
            case "handset" -> Optional.of(Page.HANDSET.serve(request));
            case "agent-app" -> Optional.of(Page.AGENT_APP.serve(request));
            case "control" -> Optional.of(ControlApi.answer(control, request));
            // Flex's own webhooks: who sends them here has kept them alive, and nothing more is to be done.
            case "webhooks" -> Optional.of(Reply.empty(200));
            case "storage" -> Optional.of(stored(request));
            default -> gate.handle(request);
        };
    }

    private Reply stored(Request request) {
        var sid = request.path().substring(request.path().lastIndexOf('/') + 1);
        var found = media.bySid(sid);
        var bytes = media.bytes(sid);
        if (found.isEmpty() || bytes.isEmpty()) {
            return Reply.empty(404);
        }
        var headers = Map.of(
                "Content-Type",
                found.get().contentType(),
                "Content-Disposition",
                "inline; filename=\"" + sid + "\"",
                "Content-Security-Policy",
                "default-src 'none'; sandbox",
                "X-Content-Type-Options",
                "nosniff");
        return new Reply(200, headers, bytes.get());
    }
}
