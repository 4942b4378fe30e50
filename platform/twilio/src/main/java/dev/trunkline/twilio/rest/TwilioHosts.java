package dev.trunkline.twilio.rest;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where Twilio's products are. With a base URL each {@code https://{product}.twilio.com/PATH} becomes
 * {@code {base}/{product}/PATH}, which is where the simulator serves them.
 *
 * @param baseUrl where a simulator stands in for Twilio; empty for the real Twilio
 */
public record TwilioHosts(Optional<URI> baseUrl) {

    private static final Pattern TWILIO_HOST = Pattern.compile("([a-z0-9-]+)(\\.[a-z0-9-]+){0,2}\\.twilio\\.com");

    public TwilioHosts {
        baseUrl = baseUrl.map(TwilioHosts::checked);
    }

    /**
     * What to call.
     *
     * @param product first label of the host, such as {@code conversations}
     * @param path raw path on Twilio's host, without query
     * @param uri where it really is
     */
    public record Target(String product, String path, URI uri) {}

    /** Where a URL of Twilio leads; empty for a URL of anybody else, to whom credentials must not be sent. */
    public Optional<Target> target(URI url) {
        if (url.getHost() == null || url.getRawUserInfo() != null) {
            return Optional.empty();
        }
        var host = TWILIO_HOST.matcher(url.getHost().toLowerCase(Locale.ROOT));
        if (host.matches()
                && "https".equalsIgnoreCase(url.getScheme())
                && (url.getPort() == -1 || url.getPort() == 443)) {
            var product = host.group(1);
            var uri = baseUrl.map(base -> below(base, product, url)).orElse(url);
            return Optional.of(new Target(product, url.getRawPath(), uri));
        }
        return baseUrl.flatMap(base -> targetBelow(base, url));
    }

    private static URI below(URI base, String product, URI url) {
        var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return URI.create(base + "/" + product + url.getRawPath() + query);
    }

    /** A URL that the simulator itself handed out, such as the next page of a list. */
    private static Optional<Target> targetBelow(URI base, URI url) {
        var sameServer = base.getScheme().equalsIgnoreCase(url.getScheme())
                && base.getHost().equalsIgnoreCase(url.getHost())
                && base.getPort() == url.getPort();
        var prefix = base.getRawPath() + "/";
        if (!sameServer || !url.getRawPath().startsWith(prefix)) {
            return Optional.empty();
        }
        var path = url.getRawPath().substring(prefix.length());
        int slash = path.indexOf('/');
        return slash < 1
                ? Optional.empty()
                : Optional.of(new Target(path.substring(0, slash), path.substring(slash), url));
    }

    private static URI checked(URI base) {
        if (base.getHost() == null || base.getScheme() == null || base.getRawQuery() != null) {
            throw new IllegalArgumentException("trunkline.twilio.base-url: '" + base
                    + "' (expected: scheme, host and port, such as http://127.0.0.1:8086)");
        }
        var text = base.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : base;
    }
}
