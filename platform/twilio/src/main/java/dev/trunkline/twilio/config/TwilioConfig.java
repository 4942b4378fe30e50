package dev.trunkline.twilio.config;

import dev.trunkline.twilio.account.AccountSettings;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How we reach Twilio and as whom. */
@ConfigMapping(prefix = "trunkline.twilio")
public interface TwilioConfig {

    /** Where a simulator stands in for Twilio, such as {@code http://127.0.0.1:8086}; absent for the real Twilio. */
    Optional<URI> baseUrl();

    /** Longest wait for a connection. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** Longest wait for one whole answer of the REST API. */
    @WithDefault("10s")
    Duration readTimeout();

    /** Our accounts by our names for them, such as {@code flex}. */
    Map<String, Account> accounts();

    Media media();

    /** One account. */
    interface Account {
        /** {@code AC…}; required. */
        Optional<String> sid();

        /** The primary token; required unless {@link #authTokenFile()} is set. */
        Optional<String> authToken();

        /** The second token, accepted as well while tokens are being rotated. */
        Optional<String> secondaryAuthToken();

        /** A file with the primary token, read again when it changes. */
        Optional<Path> authTokenFile();

        /** A file with the second token, read again when it changes; empty while there is none. */
        Optional<Path> secondaryAuthTokenFile();

        /** {@code SK…}: credentials for REST calls; without them the primary token serves. */
        Optional<String> apiKeySid();

        Optional<String> apiKeySecret();

        default AccountSettings settings() {
            return new AccountSettings(
                    sid(),
                    authToken(),
                    secondaryAuthToken(),
                    authTokenFile(),
                    secondaryAuthTokenFile(),
                    apiKeySid(),
                    apiKeySecret());
        }
    }

    /** Fetching of received media. */
    interface Media {
        /** Largest file that is fetched; Twilio's own limit is 16 MB. */
        @WithDefault("20M")
        MemorySize maxSize();

        /** Longest wait for one whole file. */
        @WithDefault("30s")
        Duration timeout();

        /** Domains that Twilio may redirect to; credentials never go there. */
        @WithDefault("twilio.com,twiliocdn.com,amazonaws.com")
        List<String> storageDomains();
    }
}
