package dev.trunkline.twilio.media;

import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.twilio.failure.Classified;

/** Media could not be fetched; {@link #failure()} says whether another attempt may help. */
public final class MediaException extends RuntimeException implements Classified {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    private MediaException(Failure failure) {
        super(failure.reason());
        this.failure = failure;
    }

    static MediaException permanent(String reason) {
        return new MediaException(new Failure.Permanent(reason, null));
    }

    /** Fetching changes nothing, so its outcome is always known. */
    static MediaException passing(String reason) {
        return new MediaException(new Failure.Transient(reason, null, null, true));
    }

    @Override
    public Failure failure() {
        return failure;
    }
}
