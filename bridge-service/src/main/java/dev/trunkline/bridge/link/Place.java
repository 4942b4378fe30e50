package dev.trunkline.bridge.link;

import dev.trunkline.bridge.identity.FlexIdentity;
import dev.trunkline.twilio.chat.ChatProduct;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the conversations of one side are.
 *
 * @param accountSid {@code AC…}
 * @param service {@code IS…}
 * @param encodesIdentities whether people are named as {@link FlexIdentity} writes them
 * @param defaultWebhook the webhook that was configured before ours; it still gets each event
 * @param workspace {@code WS…}; empty where its settings are not looked after
 */
public record Place(
        String accountSid,
        ChatProduct product,
        String service,
        boolean encodesIdentities,
        Optional<URI> defaultWebhook,
        Optional<String> workspace) {

    /** A phone number or another channel's address is no name of a person, and written alike everywhere. */
    private static final Pattern ADDRESS = Pattern.compile("\\+\\d+|[a-z]+:.+");

    private static final String SYSTEM = "system";

    /** How a person is named here who is called so in plain words. */
    public String write(String name) {
        return encodesIdentities ? FlexIdentity.encode(name) : name;
    }

    /** The plain name of somebody who is called so here. */
    public String read(String identity) {
        return encodesIdentities ? FlexIdentity.decode(identity).orElse(identity) : identity;
    }

    /** How somebody of this place is called at another. */
    public String nameAt(Place other, String identity) {
        if (encodesIdentities == other.encodesIdentities
                || identity.equals(SYSTEM)
                || ADDRESS.matcher(identity).matches()) {
            return identity;
        }
        return encodesIdentities ? FlexIdentity.decode(identity).orElse(identity) : FlexIdentity.encode(identity);
    }
}
