package dev.trunkline.bridge.copy.twilio;

import dev.trunkline.bridge.copy.Copy;
import dev.trunkline.bridge.copy.Copy.Posted;
import dev.trunkline.bridge.copy.Marker;
import dev.trunkline.bridge.copy.Posting;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Place;
import dev.trunkline.bridge.link.Rooms;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.members.Names;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.journal.Steps;
import dev.trunkline.twilio.chat.ChatProduct;
import dev.trunkline.twilio.chat.Echo;
import dev.trunkline.twilio.chat.NewChatMessage;
import dev.trunkline.twilio.failure.TwilioFailures;
import dev.trunkline.twilio.media.ChatMedia;
import dev.trunkline.twilio.media.ChatMedia.Shelf;
import dev.trunkline.twilio.rest.TwilioCallException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Messages by the chat port. */
@ApplicationScoped
class TwilioPosting implements Posting {

    private static final int NOT_FOUND = 404;

    private final Rooms rooms;
    private final Names names;
    private final ChatMedia media;
    private final TwilioFailures failures;

    TwilioPosting(Rooms rooms, Names names, ChatMedia media, TwilioFailures failures) {
        this.rooms = rooms;
        this.names = names;
        this.media = media;
        this.failures = failures;
    }

    @Override
    public List<ChatMessage> messages(Link link, Side side, int fromIndex) {
        var room = rooms.of(link, side);
        return room.chat().messages(room.sid(), fromIndex);
    }

    @Override
    public Optional<Posted> find(Wanted wanted, int fromIndex, Predicate<Posted> isTaken) {
        var link = wanted.link();
        var candidates = messages(link, wanted.from().other(), fromIndex);
        return candidates.stream()
                .filter(there -> Marker.copyOf(there.attributes(), link.id())
                        .filter(wanted.name()::equals)
                        .isPresent())
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(there ->
                                Marker.copyOf(there.attributes(), link.id()).isEmpty())
                        .filter(there -> looksLike(there, wanted))
                        .findFirst())
                .map(there -> new Posted(there.sid(), there.index()))
                .filter(Predicate.not(isTaken));
    }

    /** Somebody may have overwritten the attributes: then author, words and moment tell. */
    private boolean looksLike(ChatMessage there, Wanted wanted) {
        var message = wanted.message();
        return there.author().equals(author(wanted))
                && there.body().equals(body(wanted))
                && there.media().isEmpty() == message.media().isEmpty()
                && Objects.equals(there.createdAt(), message.createdAt());
    }

    private String author(Wanted wanted) {
        return names.at(wanted.link(), wanted.from(), wanted.message().author());
    }

    private static String body(Wanted wanted) {
        return wanted.part() == 0 ? wanted.message().body() : "";
    }

    @Override
    public Posted post(Wanted wanted, Steps steps) throws Exception {
        var link = wanted.link();
        var message = wanted.message();
        var room = rooms.of(link, wanted.from().other());
        var file = message.media().size() > wanted.part()
                ? Optional.of(upload(wanted, room.place(), steps))
                : Optional.<String>empty();
        var attributes = Marker.on(message.attributes(), link.id(), wanted.name());
        var posted = room.chat()
                .post(
                        room.sid(),
                        new NewChatMessage(
                                author(wanted),
                                body(wanted),
                                attributes,
                                Optional.ofNullable(message.createdAt()),
                                file),
                        wanted.texted() ? Echo.UNWANTED : room.echo());
        return new Posted(posted.sid(), posted.index());
    }

    private String upload(Wanted wanted, Place to, Steps steps) throws Exception {
        var place = rooms.of(wanted.link(), wanted.from()).place();
        var file = wanted.message().media().get(wanted.part());
        return steps.once("media-" + wanted.name(), String.class, () -> {
            var bytes = media.fetch(new Shelf(place.accountSid(), place.service()), file.sid());
            return media.upload(
                    new Shelf(to.accountSid(), to.service()), bytes, Objects.requireNonNullElse(file.filename(), ""));
        });
    }

    /** Conversations texts those of its participants who have a phone. */
    @Override
    public boolean textsAll(Link link, Side side) {
        return rooms.of(link, side).place().product() == ChatProduct.CONVERSATIONS;
    }

    @Override
    public boolean edit(Link link, Copy copy, Side from) {
        var isOriginal = from == copy.side();
        var here = rooms.of(link, from);
        var there = rooms.of(link, from.other());
        var copySid = Objects.requireNonNull(copy.copySid());
        try {
            var changed = here.chat().message(here.sid(), isOriginal ? copy.sid() : copySid);
            Map<String, Object> attributes = new HashMap<>(Marker.without(changed.attributes()));
            if (!isOriginal) {
                var original = there.chat().message(there.sid(), copy.sid());
                attributes
                        .keySet()
                        .removeAll(Marker.without(original.attributes()).keySet());
            }
            there.chat().edit(there.sid(), isOriginal ? copySid : copy.sid(), changed.body(), attributes, there.echo());
            return true;
        } catch (TwilioCallException e) {
            if (e.httpStatus() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public boolean isGone(Link link, Side side, String sid) {
        var room = rooms.of(link, side);
        try {
            var there = room.chat().message(room.sid(), sid);
            return !there.sid().equals(sid);
        } catch (TwilioCallException e) {
            if (e.httpStatus() == NOT_FOUND) {
                return true;
            }
            throw e;
        }
    }

    @Override
    public boolean delete(Link link, Copy copy, Side from) {
        var there = rooms.of(link, from.other());
        var sid = from == copy.side() ? Objects.requireNonNull(copy.copySid()) : copy.message();
        try {
            there.chat().delete(there.sid(), sid, there.echo());
            return true;
        } catch (TwilioCallException e) {
            if (failures.alreadyDone(e)) {
                return false;
            }
            throw e;
        }
    }
}
