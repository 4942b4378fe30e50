package dev.trunkline.simulator.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.messaging.Media;
import dev.trunkline.simulator.messaging.MediaContent;
import dev.trunkline.simulator.messaging.MediaStore;
import dev.trunkline.simulator.resource.Draft;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.rest.Dates;
import dev.trunkline.simulator.rest.Reply;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Routes;
import dev.trunkline.simulator.rest.TwilioException;
import dev.trunkline.simulator.state.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code mcs.us1.twilio.com}: files are put onto a chat service's shelf first, then named by messages. */
public final class ChatFiles {

    private static final String SHELF = "/v1/Services/{ServiceSid}/Media";

    private final ResourceStore resources;
    private final MediaStore store;
    private final Function<Media, String> path;

    /** @param path where the bytes are had without credentials, below the simulator's own address */
    public ChatFiles(ResourceStore resources, MediaStore store, Function<Media, String> path) {
        this.resources = resources;
        this.store = store;
        this.path = path;
    }

    public void mount(Routes routes) {
        routes.add("mcs", "POST", SHELF, this::upload).add("mcs", "GET", SHELF + "/{Sid}", this::fetch);
    }

    private Reply upload(Request request) {
        var shelf = request.pathParameter("ServiceSid");
        if (!isKnown(request.accountSid(), shelf)) {
            throw TwilioException.notFound(request.path());
        }
        var content = new MediaContent(
                request.header("content-type").orElse("application/octet-stream"),
                request.query().get("Filename").orElse(""),
                request.body());
        return Reply.json(201, answer(request, store.add(request.accountSid(), shelf, content)));
    }

    private boolean isKnown(String account, String shelf) {
        return List.of("chat:Services", "conversations:Services").stream()
                .anyMatch(name -> resources.find(name, account, Map.of(), shelf).isPresent());
    }

    private Reply fetch(Request request) {
        return Reply.json(
                200,
                answer(
                        request,
                        find(request.accountSid(), request.pathParameter("ServiceSid"), request.pathParameter("Sid"))));
    }

    private Media find(String account, String shelf, String sid) {
        return store.bySid(sid)
                .filter(media ->
                        media.accountSid().equals(account) && media.messageSid().equals(shelf))
                .orElseThrow(() -> TwilioException.notFound("/v1/Services/" + shelf + "/Media/" + sid));
    }

    /** What a message about to be stored says of its files. */
    public List<ObjectNode> described(Draft message) {
        var sid = message.request().formValue("MediaSid");
        return sid == null ? List.of() : List.of(described(find(message.accountSid(), shelf(message), sid)));
    }

    private static String shelf(Draft message) {
        @Nullable String chat = message.parents().get("ServiceSid");
        return chat == null ? message.parents().getOrDefault("ChatServiceSid", "") : chat;
    }

    private static ObjectNode described(Media media) {
        return Json.MAPPER
                .createObjectNode()
                .put("sid", media.sid())
                .put("filename", media.fileName())
                .put("content_type", media.contentType())
                .put("size", media.size())
                .put("category", "media");
    }

    private ObjectNode answer(Request request, Media media) {
        var json = described(media);
        json.put("account_sid", media.accountSid())
                .put("service_sid", media.messageSid())
                .put("date_created", Dates.iso(media.created()))
                .put(
                        "url",
                        "https://mcs.us1.twilio.com" + "/v1/Services/" + media.messageSid() + "/Media/" + media.sid());
        json.putObject("links")
                .put("content", "/v1/Services/" + media.messageSid() + "/Media/" + media.sid() + "/Content")
                .put(
                        "content_direct_temporary",
                        "http://" + request.header("host").orElse("127.0.0.1") + path.apply(media));
        return json;
    }
}
