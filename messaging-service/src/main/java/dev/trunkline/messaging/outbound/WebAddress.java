package dev.trunkline.messaging.outbound;

import java.net.URI;

/** What Twilio takes as the address of media. */
public final class WebAddress {

    public static final int LONGEST = 2000;

    private WebAddress() {}

    /** Whether a text is an http or https address with a host. */
    public static boolean isOne(String url) {
        try {
            var uri = URI.create(url);
            var scheme = uri.getScheme();
            return url.length() <= LONGEST
                    && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                    && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
