package dev.trunkline.bridge.saying;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Place;
import dev.trunkline.bridge.link.Rooms;
import dev.trunkline.bridge.link.Rooms.Room;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.journal.Steps;
import dev.trunkline.twilio.chat.Echo;
import dev.trunkline.twilio.chat.NewChatMessage;
import dev.trunkline.twilio.media.ChatMedia;
import dev.trunkline.twilio.media.ChatMedia.Shelf;
import dev.trunkline.twilio.media.Media;
import dev.trunkline.twilio.rest.TwilioCallException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Words of an agent in one of the two conversations. Twilio is asked to tell of them, as it tells of what agents say in their
 * own app; so they reach the customer, and their copy is made as any other.
 */
public final class Saying {

    private static final int MOST = 100;
    private static final int NOT_FOUND = 404;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Rooms rooms;
    private final Files files;
    private final ChatMedia media;

    public Saying(Rooms rooms, Files files, ChatMedia media) {
        this.rooms = rooms;
        this.files = files;
        this.media = media;
    }

    /** What was said last, in its order. */
    public List<ChatMessage> newest(Link link, Side side, int most) {
        var room = rooms.of(link, side);
        return room.chat().newest(room.sid(), most);
    }

    /** A file of a message; empty where the conversation has no such message, or the message no such file. @param number from 0 */
    public Optional<Media> file(Link link, Side side, String sid, int number) {
        var room = rooms.of(link, side);
        return message(room, sid)
                .filter(message -> number < message.media().size())
                .map(message -> media.fetch(
                        new Shelf(room.place().accountSid(), room.place().service()),
                        message.media().get(number).sid()));
    }

    private static Optional<ChatMessage> message(Room room, String sid) {
        try {
            return Optional.of(room.chat().message(room.sid(), sid));
        } catch (TwilioCallException e) {
            if (e.httpStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** @param id names the wish, in the message's attributes too */
    public void say(Link link, Wish wish, String id, Steps steps) throws Exception {
        var room = rooms.of(link, wish.side());
        var address = wish.file();
        var file = address == null ? Optional.<String>empty() : Optional.of(upload(room.place(), address, steps));
        var attributes = Map.of("trunkline", Map.of("said", id));
        var message =
                new NewChatMessage(room.place().write(wish.by()), wish.body(), attributes, Optional.empty(), file);
        steps.once(
                "say",
                String.class,
                () -> said(room, id),
                () -> room.chat().post(room.sid(), message, Echo.WANTED).sid());
    }

    private String upload(Place to, String address, Steps steps) throws Exception {
        return steps.once("file", String.class, () -> {
            var file = files.fetch(address);
            return media.upload(new Shelf(to.accountSid(), to.service()), file, "");
        });
    }

    private static Optional<String> said(Room room, String wish) {
        return room.chat().newest(room.sid(), MOST).stream()
                .filter(message -> wishOf(message).equals(wish))
                .map(ChatMessage::sid)
                .findFirst();
    }

    private static String wishOf(ChatMessage message) {
        try {
            return JSON.readTree(message.attributes()).at("/trunkline/said").asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
