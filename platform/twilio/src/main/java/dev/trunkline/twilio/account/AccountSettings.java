package dev.trunkline.twilio.account;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One account as configured. A token stands in the configuration or in a file; a file is read again when it changes.
 *
 * @param secondaryAuthToken accepted as well while the tokens are being rotated
 * @param apiKeySid credentials for REST calls; without them the primary token serves
 */
public record AccountSettings(
        Optional<String> sid,
        Optional<String> authToken,
        Optional<String> secondaryAuthToken,
        Optional<Path> authTokenFile,
        Optional<Path> secondaryAuthTokenFile,
        Optional<String> apiKeySid,
        Optional<String> apiKeySecret) {

    /** Names no secret. */
    @Override
    public String toString() {
        return "AccountSettings[" + sid.orElse("no sid") + "]";
    }
}
