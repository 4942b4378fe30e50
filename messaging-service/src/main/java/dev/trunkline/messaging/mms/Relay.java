package dev.trunkline.messaging.mms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what an MMS that Proxy has passed on means for its chat message. */
public final class Relay {

    /** Names of the attributes, as mms2FlexChat wrote them; the last is ours, for more than one. */
    static final String MEDIA = "media";

    static final String MEDIA_TYPE = "mediaType";
    static final String ALL = "mediaList";

    private Relay() {}

    /** Whether a customer's resource is a message with media and the other side a chat message. */
    public static boolean concerns(String inboundSid, String outboundSid) {
        return inboundSid.startsWith("MM") && outboundSid.startsWith("IM");
    }

    /** The chat of a session: its unique name up to the first dot; empty where the session has no name. */
    public static Optional<String> conversation(String uniqueName) {
        var name = uniqueName.strip().split("\\.", 2)[0];
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** The first picture under the keys that plugins have always read, all of them in order where there are several. */
    public static Map<String, Object> attributes(List<ChatPicture> pictures) {
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put(MEDIA, pictures.getFirst().url());
        attributes.put(MEDIA_TYPE, pictures.getFirst().contentType());
        if (pictures.size() > 1) {
            attributes.put(
                    ALL,
                    pictures.stream()
                            .map(picture -> Map.of(MEDIA, picture.url(), MEDIA_TYPE, picture.contentType()))
                            .toList());
        }
        return attributes;
    }
}
