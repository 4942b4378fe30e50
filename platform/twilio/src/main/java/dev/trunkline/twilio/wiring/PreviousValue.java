package dev.trunkline.twilio.wiring;

import dev.trunkline.contracts.webhook.WebhookRoute;
import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody else had set where our value stands now; kept so that it can be put back, or be passed on to. An address of
 * our own is never kept, also under an earlier host of ours or a predecessor's path on our host, and neither is the absence
 * of a value; so a second run does not overwrite what the first one kept.
 */
public final class PreviousValue {

    private PreviousValue() {}

    /**
     * @param kept what is kept so far; null where there is nothing
     * @param found what stands at Twilio and is about to be replaced
     * @param wanted our value
     * @return what is to be kept from now on
     */
    public static @Nullable String keep(@Nullable String kept, @Nullable String found, String wanted) {
        return found == null || found.isBlank() || isOurs(found, wanted) ? kept : found;
    }

    /** Whether a value is the wanted one, or an address that leads or led to the same place of ours. */
    public static boolean isOurs(String found, String wanted) {
        if (found.equals(wanted)) {
            return true;
        }
        var theirs = address(found);
        var ours = address(wanted);
        if (theirs.isEmpty() || ours.isEmpty()) {
            return false;
        }
        var path = theirs.get().getPath();
        return route(ours.get().getPath())
                .map(route -> path.endsWith(route.path())
                        || (sameHost(theirs.get(), ours.get())
                                && route.aliases().stream().anyMatch(path::endsWith)))
                .orElse(sameHost(theirs.get(), ours.get())
                        && path.equals(ours.get().getPath()));
    }

    private static boolean sameHost(URI one, URI other) {
        return one.getHost().equalsIgnoreCase(other.getHost()) && one.getPort() == other.getPort();
    }

    /** The route with the longest path that the address ends with. */
    private static Optional<WebhookRoute> route(String path) {
        return Arrays.stream(WebhookRoute.values())
                .filter(route -> path.endsWith(route.path()))
                .max(Comparator.comparingInt(route -> route.path().length()));
    }

    private static Optional<URI> address(String value) {
        try {
            var uri = URI.create(value);
            return Optional.of(uri).filter(found -> found.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
