package dev.trunkline.simulator.messaging;

import dev.trunkline.simulator.messaging.MessagingServices.MessagingService;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Sids;
import dev.trunkline.simulator.rest.TwilioException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a message of a create request, or refuses it in Twilio's words. Codes: Twilio, "Error and Warning Dictionary". */
final class MessageDraft {

    private static final int LONGEST_BODY = 1600;
    private static final int MOST_MEDIA = 10;

    private final Senders senders;
    private final MessagingServices services;
    private final Templates templates;
    private final CustomerRules rules;

    MessageDraft(Senders senders, MessagingServices services, Templates templates, CustomerRules rules) {
        this.senders = senders;
        this.services = services;
        this.templates = templates;
        this.rules = rules;
    }

    Message of(Request request) {
        var to = required(request, "To", 21604, "A 'To' phone number is required.");
        if (!Address.isReachable(to)) {
            throw refused(21211, "Invalid 'To' Phone Number: " + to);
        }
        var service = service(request);
        var from = from(request, to, service);
        if (rules.isOptedOut(from, to)) {
            throw refused(21610, "Attempt to send to unsubscribed recipient");
        }
        var contentSid = request.formValue("ContentSid");
        var body = contentSid == null ? body(request) : template(request, contentSid);
        var mediaUrls = mediaUrls(request);
        if (body.isEmpty() && mediaUrls.isEmpty()) {
            throw request.form().names().contains("Body")
                    ? refused(21602, "Message body is required.")
                    : refused(21619, "A text message body or media urls must be specified.");
        }
        var now = Instant.now();
        return new Message(
                Sids.random(mediaUrls.isEmpty() ? "SM" : "MM"),
                request.accountSid(),
                false,
                from,
                to,
                body,
                mediaUrls,
                List.of(),
                service.map(MessagingService::sid).orElse(null),
                statusCallback(request, service),
                contentSid,
                service.isPresent() ? MessageStatus.ACCEPTED : MessageStatus.QUEUED,
                null,
                null,
                now,
                now,
                null);
    }

    private Optional<MessagingService> service(Request request) {
        var sid = request.formValue("MessagingServiceSid");
        if (sid == null) {
            return Optional.empty();
        }
        return Optional.of(services.bySid(request.accountSid(), sid)
                .orElseThrow(() -> refused(21701, "The Messaging Service does not exist.")));
    }

    private String from(Request request, String to, Optional<MessagingService> service) {
        var from = request.formValue("From");
        if (from == null) {
            return service.map(pool -> picked(pool, to))
                    .orElseThrow(() -> refused(21603, "A 'From' phone number is required."));
        }
        if (!Address.isReachable(from)) {
            throw refused(21212, "Invalid From Number (caller ID): " + from);
        }
        if (!Address.channel(from).equals(Address.channel(to))) {
            throw refused(21910, "Invalid From and To pair. From and To should be of the same channel");
        }
        if (from.equals(to)) {
            throw refused(21266, "'To' and 'From' number cannot be the same: " + to);
        }
        if (!ours(from, request.accountSid())) {
            throw notOurs(from);
        }
        return from;
    }

    private String picked(MessagingService pool, String to) {
        return pool.senderSids().stream()
                .flatMap(sid -> senders.bySid(sid).stream())
                .map(Sender::address)
                .filter(address -> Address.channel(address).equals(Address.channel(to)))
                .findFirst()
                .orElseThrow(() -> refused(21704, "The Messaging Service contains no phone numbers."));
    }

    private boolean ours(String address, String accountSid) {
        return senders.byAddress(address)
                .filter(sender -> sender.accountSid().equals(accountSid))
                .isPresent();
    }

    private static TwilioException notOurs(String from) {
        return Address.isPhone(from)
                ? refused(
                        21606,
                        "The 'From' phone number provided (" + from
                                + ") is not a valid message-capable Twilio phone number for this destination/account")
                : Address.channel(from).equals("sms")
                        ? refused(
                                21659,
                                "'From' " + from + " is not a Twilio phone number or short code country mismatch")
                        : refused(63007, "Twilio could not find a Channel with the specified From address");
    }

    private String template(Request request, String contentSid) {
        return templates
                .text(request.accountSid(), contentSid, request.formValue("ContentVariables"))
                .orElseThrow(() -> refused(21655, "The ContentSid is Invalid"));
    }

    private static String body(Request request) {
        var body = request.form().get("Body").orElse("");
        if (body.codePointCount(0, body.length()) > LONGEST_BODY) {
            throw refused(21617, "The concatenated message body exceeds the 1600 character limit.");
        }
        return body;
    }

    private static List<String> mediaUrls(Request request) {
        var urls = request.formValues("MediaUrl");
        if (urls.size() > MOST_MEDIA) {
            throw refused(21623, "Number of media files exceeds allowed limit");
        }
        for (var url : urls) {
            if (!isHttp(url)) {
                throw refused(21620, "Invalid media URL(s)");
            }
        }
        return urls;
    }

    private static @Nullable String statusCallback(Request request, Optional<MessagingService> service) {
        var own = request.formValue("StatusCallback");
        if (own == null) {
            return service.map(MessagingService::statusCallback).orElse(null);
        }
        if (!isHttp(own)) {
            throw refused(21609, "The 'StatusCallback' URL " + own + " is not a valid URL.");
        }
        return own;
    }

    private static boolean isHttp(String url) {
        try {
            var uri = URI.create(url);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String required(Request request, String name, int code, String message) {
        var value = request.formValue(name);
        if (value == null) {
            throw refused(code, message);
        }
        return value;
    }

    private static TwilioException refused(int code, String message) {
        return new TwilioException(400, code, message);
    }
}
