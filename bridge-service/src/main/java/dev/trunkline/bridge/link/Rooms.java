package dev.trunkline.bridge.link;

import dev.trunkline.twilio.chat.Chat;
import dev.trunkline.twilio.chat.ChatProduct;
import dev.trunkline.twilio.chat.Chats;
import dev.trunkline.twilio.chat.Echo;
import java.util.Optional;

/** The conversations of links, to be read and written. */
public final class Rooms {

    private final Chats chats;
    private final Pairs pairs;
    private final FormerWebhooks former;

    public Rooms(Chats chats, Pairs pairs, FormerWebhooks former) {
        this.chats = chats;
        this.pairs = pairs;
        this.former = former;
    }

    /**
     * One conversation.
     *
     * @param echo whether Twilio shall tell of what we write: so that a webhook before ours gets it, such as Proxy's, which
     *     sends a text to the customer
     */
    public record Room(Chat chat, String sid, Place place, Echo echo) {}

    public Room of(Link link, Side side) {
        return at(pairs.named(link.pair()).at(side), link.conversation(side));
    }

    public Room at(Place place, String conversation) {
        var echo = place.product() == ChatProduct.CHAT && former.of(place).isPresent() ? Echo.WANTED : Echo.UNWANTED;
        return new Room(chat(place), conversation, place, echo);
    }

    public Chat chat(Place place) {
        return chats.of(place.accountSid(), place.product(), Optional.of(place.service()));
    }
}
