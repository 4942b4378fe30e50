package dev.trunkline.twilio.config;

import dev.trunkline.twilio.account.AccountSettings;
import dev.trunkline.twilio.chat.ChatProduct;
import dev.trunkline.twilio.sending.SendingSettings;
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

    Sending sending();

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

        /** Which product holds this account's chats: {@code conversations}, or {@code chat} on old Flex projects. */
        @WithDefault("conversations")
        ChatProduct chat();

        /** {@code IS…}: the service of its channels; required with {@code chat}. */
        Optional<String> chatServiceSid();

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

    /** How calls are held back, for each account. */
    interface Sending {
        Limit limit();

        /** The part of the limit that background calls may take, such as media and sweeps. */
        @WithDefault("0.5")
        double backgroundShare();

        /** How long a call waits for its turn before it is put off. */
        @WithDefault("1s")
        Duration longestWait();

        /** Calls of an account that wait at once for room, and as many for a rate. */
        @WithDefault("16")
        int mostWaiting();

        /** How long a Retry-After holds back the account's other calls, at most. */
        @WithDefault("1m")
        Duration longestPause();

        Breaker breaker();

        /** Calls in flight. */
        interface Limit {
            /** Where an account starts. */
            @WithDefault("20")
            int initial();

            /** At least 2, so that one call is left to those that people wait for. */
            @WithDefault("2")
            int min();

            @WithDefault("100")
            int max();

            /** What is left of the limit after a refusal. */
            @WithDefault("0.5")
            double backoff();
        }

        /** When a product is left alone. */
        interface Breaker {
            /** Calls that count. */
            @WithDefault("20")
            int window();

            /** Fewer never open it. */
            @WithDefault("10")
            int leastCalls();

            /** Of the window's calls. */
            @WithDefault("50")
            int failurePercent();

            /** How long it stays open; doubles each time the probes fail. */
            @WithDefault("5s")
            Duration firstOpen();

            /** Bound of the doubling. */
            @WithDefault("1m")
            Duration longestOpen();

            /** Calls let through to see whether it is over. */
            @WithDefault("3")
            int probes();
        }

        default SendingSettings settings() {
            return new SendingSettings(
                    new SendingSettings.Limit(limit().initial(), limit().min(), limit().max(), limit().backoff()),
                    backgroundShare(),
                    longestWait(),
                    mostWaiting(),
                    longestPause(),
                    new SendingSettings.Breaker(
                            breaker().window(),
                            breaker().leastCalls(),
                            breaker().failurePercent(),
                            breaker().firstOpen(),
                            breaker().longestOpen(),
                            breaker().probes()));
        }
    }
}
