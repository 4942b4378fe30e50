package dev.trunkline.simulator.handset;

import dev.trunkline.simulator.handset.HandsetMessage.Picture;
import dev.trunkline.simulator.messaging.Inbound;
import dev.trunkline.simulator.messaging.Media;
import dev.trunkline.simulator.messaging.MediaContent;
import dev.trunkline.simulator.messaging.MediaStore;
import dev.trunkline.simulator.messaging.Message;
import dev.trunkline.simulator.messaging.MessageLife;
import dev.trunkline.simulator.messaging.MessageStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Being the customer, from Java: write, send pictures, see what came back. */
public final class Handset {

    private final Inbound inbound;
    private final MessageStore messages;
    private final MediaStore media;
    private final MessageLife life;
    private final Function<Media, String> pictureUrl;

    /** @param pictureUrl where a picture is shown without credentials */
    public Handset(
            Inbound inbound,
            MessageStore messages,
            MediaStore media,
            MessageLife life,
            Function<Media, String> pictureUrl) {
        this.inbound = inbound;
        this.messages = messages;
        this.media = media;
        this.life = life;
        this.pictureUrl = pictureUrl;
    }

    /** A text. @return its sid */
    public String send(String from, String to, String body) {
        return send(from, to, body, List.of(), Map.of());
    }

    /** The bundled sample picture with a text. @return its sid */
    public String sendPicture(String from, String to, String body) {
        return send(from, to, body, List.of(samplePicture()), Map.of());
    }

    /**
     * Anything.
     *
     * @param extras further parameters of the webhook, such as {@code ProfileName}, {@code ButtonText}, {@code Latitude}
     * @return its sid
     * @throws IllegalArgumentException where the addresses do not fit
     */
    public String send(String from, String to, String body, List<MediaContent> files, Map<String, String> extras) {
        return inbound.receive(from, to, body, files, extras).sid();
    }

    /** What a customer has written and got, oldest first. */
    public List<HandsetMessage> messages(String customer) {
        return messages.where(message -> message.customer().equals(customer)).stream()
                .map(this::view)
                .toList();
    }

    /** Everybody who has written or been written to, most recent last. */
    public List<String> customers() {
        return messages.where(message -> true).stream()
                .map(Message::customer)
                .distinct()
                .toList();
    }

    /** The customer looks at the thread: channels with read receipts report it. */
    public void read(String customer) {
        messages.where(message -> !message.inbound() && message.to().equals(customer))
                .forEach(life::read);
    }

    /** Messages to this address end undelivered with this code from now on, such as 30003. */
    public void unreachable(String customer, int errorCode) {
        life.refuse(customer, errorCode);
    }

    /** A small JPEG that comes with the simulator. */
    public static MediaContent samplePicture() {
        try (var picture = Objects.requireNonNull(Handset.class.getResourceAsStream("/handset/sample.jpg"))) {
            return new MediaContent("image/jpeg", "sample.jpg", picture.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HandsetMessage view(Message message) {
        var pictures = media.of(message).stream()
                .map(file -> new Picture(pictureUrl.apply(file), file.contentType(), file.fileName()))
                .toList();
        return new HandsetMessage(
                message.sid(),
                message.inbound(),
                message.customer(),
                message.ours(),
                message.body(),
                pictures,
                message.status().wire(),
                message.created());
    }
}
