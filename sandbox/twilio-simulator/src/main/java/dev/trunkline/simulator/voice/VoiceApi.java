package dev.trunkline.simulator.voice;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.messaging.Address;
import dev.trunkline.simulator.messaging.Senders;
import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.rest.Dates;
import dev.trunkline.simulator.rest.Page;
import dev.trunkline.simulator.rest.Reply;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Routes;
import dev.trunkline.simulator.rest.Sids;
import dev.trunkline.simulator.rest.TwilioException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Call and Recording resources of the 2010 API. Calls stay in progress until they are told to complete. */
public final class VoiceApi {

    private static final String ACCOUNT = "/2010-04-01/Accounts/{AccountSid}";
    private static final String CALLS = "api:Calls";
    private static final String RECORDINGS = "api:Recordings";
    private static final Set<String> ENDED = Set.of("completed", "canceled");

    private final ResourceStore store;
    private final Senders senders;

    public VoiceApi(ResourceStore store, Senders senders) {
        this.store = store;
        this.senders = senders;
    }

    public void mount(Routes routes) {
        routes.add("api", "POST", ACCOUNT + "/Calls.json", this::dial)
                .add("api", "GET", ACCOUNT + "/Calls.json", request -> list(request, CALLS, "calls"))
                .add("api", "GET", ACCOUNT + "/Calls/{Sid}.json", request -> found(request, CALLS, "Sid"))
                .add("api", "POST", ACCOUNT + "/Calls/{Sid}.json", this::update)
                .add("api", "POST", ACCOUNT + "/Calls/{CallSid}/Recordings.json", this::record)
                .add("api", "GET", ACCOUNT + "/Calls/{CallSid}/Recordings.json", this::recordingsOfCall)
                .add("api", "GET", ACCOUNT + "/Recordings.json", request -> list(request, RECORDINGS, "recordings"))
                .add("api", "GET", ACCOUNT + "/Recordings/{Sid}.json", request -> found(request, RECORDINGS, "Sid"))
                .add("api", "DELETE", ACCOUNT + "/Recordings/{Sid}.json", this::delete);
    }

    private Reply dial(Request request) {
        var to = address(request, "To", 21201, 21211);
        var from = address(request, "From", 21213, 21212);
        if (senders.byAddress(from).isEmpty()) {
            throw new TwilioException(400, 21210, "'From' phone number not verified: " + from);
        }
        if (request.formValue("Url") == null && request.formValue("Twiml") == null) {
            throw new TwilioException(400, 21205, "Url parameter is required.");
        }
        var sid = Sids.random("CA");
        var json = json(request, "/Calls/" + sid)
                .put("sid", sid)
                .put("to", to)
                .put("from", from)
                .put("status", "in-progress")
                .put("direction", "outbound-api")
                .put("start_time", Dates.rfc2822(Instant.now()))
                .putNull("end_time")
                .putNull("duration")
                .putNull("parent_call_sid");
        json.putObject("subresource_uris")
                .put("recordings", json.path("uri").asText().replace(".json", "/Recordings.json"));
        return Reply.json(201, stored(request, CALLS, sid, Map.of(), json).json());
    }

    private static String address(Request request, String name, int missing, int invalid) {
        var address = request.formValue(name);
        if (address == null) {
            throw new TwilioException(400, missing, "No '" + name + "' number is specified");
        }
        if (!Address.isReachable(address)) {
            throw new TwilioException(400, invalid, "The '" + name + "' number " + address + " is not valid");
        }
        return address;
    }

    private Reply update(Request request) {
        var call = required(request, CALLS, "Sid");
        var status = request.formValue("Status");
        if (status != null && !ENDED.contains(status)) {
            throw TwilioException.invalid("Status", status);
        }
        if (status != null && ENDED.contains(call.text("status"))) {
            throw new TwilioException(400, 21220, "Call is not in-progress. Cannot redirect.");
        }
        var changed = status == null
                ? call
                : store.change(
                        call,
                        json -> json.put("status", status)
                                .put("end_time", Dates.rfc2822(Instant.now()))
                                .put("duration", "1"));
        return Reply.json(200, changed.json());
    }

    private Reply record(Request request) {
        var call = required(request, CALLS, "CallSid");
        if (!call.text("status").equals("in-progress")) {
            throw new TwilioException(400, 21220, "Requested resource is not eligible for recording");
        }
        var sid = Sids.random("RE");
        var json = json(request, "/Recordings/" + sid)
                .put("sid", sid)
                .put("call_sid", call.sid())
                .put("status", "in-progress")
                .put("channels", 1)
                .put("source", "StartCallRecordingAPI")
                .put("start_time", Dates.rfc2822(Instant.now()))
                .putNull("duration")
                .putNull("error_code");
        json.put(
                "media_url",
                "https://api.twilio.com" + json.path("uri").asText().replace(".json", ""));
        return Reply.json(
                201,
                stored(request, RECORDINGS, sid, Map.of("CallSid", call.sid()), json)
                        .json());
    }

    private Reply recordingsOfCall(Request request) {
        var call = required(request, CALLS, "CallSid");
        var found = store.below(RECORDINGS, request.accountSid(), Map.of("CallSid", call.sid()));
        return Page.of(request, found).legacy("recordings", Resource::json);
    }

    private Reply list(Request request, String name, String key) {
        var call = request.query().get("CallSid");
        var found = store.below(name, request.accountSid(), Map.of()).stream()
                .filter(resource -> call.map(resource.parent("CallSid")::equals).orElse(true))
                .toList();
        return Page.of(request, found.reversed()).legacy(key, Resource::json);
    }

    private Reply found(Request request, String name, String parameter) {
        return Reply.json(200, required(request, name, parameter).json());
    }

    private Reply delete(Request request) {
        store.remove(required(request, RECORDINGS, "Sid"));
        return Reply.empty(204);
    }

    private Resource required(Request request, String name, String parameter) {
        return store.find(name, request.accountSid(), Map.of(), request.pathParameter(parameter))
                .orElseThrow(() -> TwilioException.notFound(request.path()));
    }

    private static ObjectNode json(Request request, String path) {
        var now = Dates.rfc2822(Instant.now());
        return JsonNodeFactory.instance
                .objectNode()
                .put("account_sid", request.accountSid())
                .put("api_version", "2010-04-01")
                .put("date_created", now)
                .put("date_updated", now)
                .putNull("price")
                .put("price_unit", "USD")
                .put("uri", "/2010-04-01/Accounts/" + request.accountSid() + path + ".json");
    }

    private Resource stored(Request request, String name, String sid, Map<String, String> parents, ObjectNode json) {
        var resource = new Resource(Sids.random("ID"), name, request.accountSid(), sid, parents, json, 0);
        store.add(resource);
        return resource;
    }
}
