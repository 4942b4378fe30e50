package dev.trunkline.twilio.media;

import dev.trunkline.twilio.rest.TwilioHosts;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Where Twilio may send us for the bytes of a file: its own hosts and its storage. */
record StorageHosts(TwilioHosts hosts, List<String> domains) {

    boolean contain(URI uri) {
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            return false;
        }
        if (hosts.target(uri).isPresent() || isSimulators(uri)) {
            return true;
        }
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        return "https".equalsIgnoreCase(uri.getScheme())
                && domains.stream().anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
    }

    private boolean isSimulators(URI uri) {
        return hosts.baseUrl()
                .filter(base -> base.getScheme().equalsIgnoreCase(uri.getScheme())
                        && base.getHost().equalsIgnoreCase(uri.getHost())
                        && base.getPort() == uri.getPort())
                .isPresent();
    }
}
