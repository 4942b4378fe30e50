package dev.trunkline.bridge.wiring;

import dev.trunkline.bridge.link.FormerWebhooks;
import dev.trunkline.bridge.link.Place;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.twilio.chat.ChatProduct;
import dev.trunkline.twilio.wiring.ChatServices;
import dev.trunkline.wiring.TwilioWiring;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;

/** What the wiring found set in a chat service before it set ours. */
@ApplicationScoped
class KeptWebhooks implements FormerWebhooks {

    private final TwilioWiring wiring;

    KeptWebhooks(TwilioWiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public Optional<URI> of(Place place) {
        return place.defaultWebhook().or(() -> kept(place));
    }

    private Optional<URI> kept(Place place) {
        return place.product() == ChatProduct.CHAT
                ? wiring.previous(BridgeWires.wireOf(place), ChatServices.URL).flatMap(KeptWebhooks::theirs)
                : Optional.empty();
    }

    /** The integration before us copies messages itself: told of them, it would do it a second time. */
    static Optional<URI> theirs(String url) {
        try {
            return Optional.of(URI.create(url))
                    .filter(found -> found.getPath() != null)
                    .filter(found -> WebhookRoute.CHAT.aliases().stream().noneMatch(found.getPath()::endsWith));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
