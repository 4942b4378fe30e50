package dev.trunkline.messaging.upload;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Files that agents send. */
@ConfigMapping(prefix = "trunkline.messaging.upload")
public interface UploadConfig {

    /** Secret that signs the addresses of files, 32 letters or more; without it files cannot be uploaded. */
    Optional<String> signingKey();

    /** How long Twilio can fetch a file; longer than the 4 h that it queues messages. */
    @WithDefault("24h")
    Duration lifetime();

    /** How often files whose time is over are removed. */
    @WithDefault("1h")
    String cleanUpEvery();
}
