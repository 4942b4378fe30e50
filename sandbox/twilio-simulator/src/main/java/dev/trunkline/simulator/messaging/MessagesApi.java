package dev.trunkline.simulator.messaging;

import dev.trunkline.simulator.rest.Dates;
import dev.trunkline.simulator.rest.Page;
import dev.trunkline.simulator.rest.Reply;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Routes;
import dev.trunkline.simulator.rest.TwilioException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** The Message resource of the 2010 API. */
public final class MessagesApi {

    private static final String LIST = "/2010-04-01/Accounts/{AccountSid}/Messages.json";
    private static final String ITEM = "/2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json";

    private final MessageStore messages;
    private final MediaStore media;
    private final MessageLife life;
    private final MessageDraft draft;

    public MessagesApi(
            MessageStore messages,
            MediaStore media,
            MessageLife life,
            Senders senders,
            MessagingServices services,
            Templates templates,
            CustomerRules rules) {
        this.messages = messages;
        this.media = media;
        this.life = life;
        this.draft = new MessageDraft(senders, services, templates, rules);
    }

    public void mount(Routes routes) {
        routes.add("api", "POST", LIST, this::create)
                .add("api", "GET", LIST, this::list)
                .add("api", "GET", ITEM, request -> Reply.json(200, MessageJson.of(required(request))))
                .add("api", "POST", ITEM, this::update)
                .add("api", "DELETE", ITEM, this::delete);
    }

    private Reply create(Request request) {
        var message = draft.of(request);
        messages.add(message);
        life.begin(message);
        return Reply.json(201, MessageJson.of(message));
    }

    private Reply list(Request request) {
        var condition = ofAccount(request)
                .and(equal(request, "To", Message::to))
                .and(equal(request, "From", Message::from))
                .and(sent(request));
        return Page.of(request, messages.newestFirst(condition)).legacy("messages", MessageJson::of);
    }

    private static Predicate<Message> ofAccount(Request request) {
        return message -> message.accountSid().equals(request.accountSid());
    }

    private static Predicate<Message> equal(
            Request request, String name, java.util.function.Function<Message, String> part) {
        return request.query()
                .get(name)
                .<Predicate<Message>>map(value -> message -> part.apply(message).equals(value))
                .orElse(message -> true);
    }

    private static Predicate<Message> sent(Request request) {
        Predicate<Message> all = message -> true;
        var on = request.query()
                .get("DateSent")
                .map(value -> between(
                        Dates.filter("DateSent", value),
                        Dates.filter("DateSent", value)
                                .plus(Dates.isDay(value) ? Duration.ofDays(1) : Duration.ofSeconds(1))));
        var from =
                request.query().get("DateSent>").map(value -> between(Dates.filter("DateSent>", value), Instant.MAX));
        var until = request.query().get("DateSent<").map(value -> {
            var end = Dates.filter("DateSent<", value);
            return between(Instant.MIN, Dates.isDay(value) ? end.plus(Duration.ofDays(1)) : end.plusSeconds(1));
        });
        return on.orElse(all).and(from.orElse(all)).and(until.orElse(all));
    }

    /** Messages of a span; one that was not sent yet counts by its creation. */
    private static Predicate<Message> between(Instant from, Instant until) {
        return message -> {
            var at = message.sent() == null ? message.created() : message.sent();
            return !at.isBefore(from) && at.isBefore(until);
        };
    }

    private Reply update(Request request) {
        var message = required(request);
        var status = request.formValue("Status");
        if (status != null) {
            throw new TwilioException(
                    400,
                    30409,
                    "Message " + message.sid() + " cannot be canceled: it is "
                            + message.status().wire());
        }
        var body = request.form().all("Body");
        if (body.isEmpty() || !body.getFirst().isEmpty()) {
            throw new TwilioException(400, 20001, "Body can only be redacted: pass an empty Body");
        }
        return messages.change(message.sid(), current -> current.saying(""))
                .map(redacted -> Reply.json(200, MessageJson.of(redacted)))
                .orElseThrow(() -> TwilioException.notFound(request.path()));
    }

    private Reply delete(Request request) {
        var message = required(request);
        if (!message.status().isFinal() && message.status() != MessageStatus.SENT) {
            throw new TwilioException(400, 20009, "Resource not complete");
        }
        messages.remove(message.sid());
        media.of(message).forEach(file -> media.remove(file.sid()));
        return Reply.empty(204);
    }

    private Message required(Request request) {
        return messages.bySid(request.pathParameter("Sid"))
                .filter(ofAccount(request))
                .orElseThrow(() -> TwilioException.notFound(request.path()));
    }
}
