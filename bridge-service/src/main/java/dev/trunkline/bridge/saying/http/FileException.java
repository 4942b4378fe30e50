package dev.trunkline.bridge.saying.http;

import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.twilio.failure.Classified;

/** A file could not be had. */
final class FileException extends RuntimeException implements Classified {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    private FileException(Failure failure) {
        super(failure.reason());
        this.failure = failure;
    }

    static FileException gone(int status) {
        return new FileException(
                new Failure.Permanent("the file is no longer there (" + status + "): upload it again", null));
    }

    static FileException refused(int status) {
        return new FileException(new Failure.Permanent(
                "the file could not be fetched: it was answered with " + status
                        + "; check trunkline.bridge.saying.files-url, or upload it again",
                null));
    }

    /** Fetching changes nothing, so its outcome is always known. */
    static FileException passing(String why) {
        return new FileException(new Failure.Transient("the file could not be fetched: " + why, null, null, true));
    }

    @Override
    public Failure failure() {
        return failure;
    }
}
