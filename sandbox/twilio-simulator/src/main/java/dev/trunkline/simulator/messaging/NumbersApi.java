package dev.trunkline.simulator.messaging;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.rest.Dates;
import dev.trunkline.simulator.rest.Page;
import dev.trunkline.simulator.rest.Reply;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Routes;
import dev.trunkline.simulator.rest.Sids;
import dev.trunkline.simulator.rest.TwilioException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The IncomingPhoneNumber resource of the 2010 API. */
public final class NumbersApi {

    private static final String LIST = "/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers.json";
    private static final String ITEM = "/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers/{Sid}.json";
    private static final List<String> SETTINGS = List.of(
            "FriendlyName",
            "SmsApplicationSid",
            "SmsFallbackMethod",
            "SmsFallbackUrl",
            "SmsMethod",
            "SmsUrl",
            "StatusCallback",
            "StatusCallbackMethod",
            "VoiceApplicationSid",
            "VoiceFallbackMethod",
            "VoiceFallbackUrl",
            "VoiceMethod",
            "VoiceUrl");

    private static final List<String> UNUSED = List.of(
            "address_sid",
            "bundle_sid",
            "emergency_address_sid",
            "emergency_address_status",
            "emergency_status",
            "identity_sid",
            "trunk_sid",
            "type");

    private final Senders senders;
    private final Instant started = Instant.now();

    public NumbersApi(Senders senders) {
        this.senders = senders;
    }

    public void mount(Routes routes) {
        routes.add("api", "GET", LIST, this::list)
                .add("api", "POST", LIST, this::create)
                .add("api", "GET", ITEM, request -> Reply.json(200, json(required(request))))
                .add("api", "POST", ITEM, this::update)
                .add("api", "DELETE", ITEM, this::delete);
    }

    private Reply list(Request request) {
        Predicate<Sender> condition =
                sender -> sender.isPhone() && sender.accountSid().equals(request.accountSid());
        var number = request.query().get("PhoneNumber");
        var name = request.query().get("FriendlyName");
        var found = senders.where(condition
                .and(sender ->
                        number.map(text -> sender.address().contains(text)).orElse(true))
                .and(sender -> name.map(sender.setting("friendly_name", sender.address())::equals)
                        .orElse(true)));
        return Page.of(request, found).legacy("incoming_phone_numbers", this::json);
    }

    private Reply create(Request request) {
        var number = request.formValue("PhoneNumber");
        if (number == null || !Address.isPhone(number)) {
            throw new TwilioException(400, 21421, "PhoneNumber is invalid");
        }
        if (senders.byAddress(number).isPresent()) {
            throw new TwilioException(400, 21422, "PhoneNumber Requested is not available");
        }
        var sender = new Sender(Sids.random("PN"), request.accountSid(), number, settings(request));
        senders.put(sender);
        return Reply.json(201, json(sender));
    }

    private Reply update(Request request) {
        var changed = required(request).with(settings(request));
        senders.put(changed);
        return Reply.json(200, json(changed));
    }

    private Reply delete(Request request) {
        senders.remove(required(request).sid());
        return Reply.empty(204);
    }

    private static Map<String, String> settings(Request request) {
        var settings = new LinkedHashMap<String, String>();
        for (var name : SETTINGS) {
            if (request.form().names().contains(name)) {
                var value = request.form().get(name).orElse("");
                if (name.endsWith("Url") && !value.isEmpty() && !value.matches("https?://.+")) {
                    throw new TwilioException(400, 21502, name + " is not a valid URL: " + value);
                }
                settings.put(snake(name), value);
            }
        }
        return settings;
    }

    /** Unset URLs are empty, unset sids null. */
    private static void put(ObjectNode json, String key, Sender sender) {
        var value = sender.setting(key);
        if (value == null && key.endsWith("_sid")) {
            json.putNull(key);
        } else {
            json.put(key, value == null ? (key.endsWith("method") ? "POST" : "") : value);
        }
    }

    private static String snake(String name) {
        return name.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private Sender required(Request request) {
        return senders.bySid(request.pathParameter("Sid"))
                .filter(Sender::isPhone)
                .filter(sender -> sender.accountSid().equals(request.accountSid()))
                .orElseThrow(() -> TwilioException.notFound(request.path()));
    }

    private ObjectNode json(Sender sender) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("account_sid", sender.accountSid());
        json.put("address_requirements", "none");
        json.put("api_version", "2010-04-01");
        json.put("beta", false);
        json.putObject("capabilities")
                .put("voice", true)
                .put("sms", true)
                .put("mms", true)
                .put("fax", false);
        json.put("date_created", Dates.rfc2822(started));
        json.put("date_updated", Dates.rfc2822(started));
        json.put("friendly_name", sender.setting("friendly_name", sender.address()));
        json.put("origin", "twilio");
        json.put("phone_number", sender.address());
        json.put("sid", sender.sid());
        json.put("status", "in-use");
        json.put("voice_receive_mode", "voice");
        json.put("voice_caller_id_lookup", false);
        UNUSED.forEach(json::putNull);
        for (var name : SETTINGS) {
            var key = snake(name);
            if (!key.equals("friendly_name")) {
                put(json, key, sender);
            }
        }
        json.put(
                "uri",
                "/2010-04-01/Accounts/" + sender.accountSid() + "/IncomingPhoneNumbers/" + sender.sid() + ".json");
        return json;
    }
}
