package dev.trunkline.messaging.upload;

import dev.trunkline.messaging.inbox.Channel;

/** How large a file each channel takes. Source: Twilio, "Accepted content types for media". */
final class SizeLimits {

    private static final int MEGABYTE = 1024 * 1024;

    /** More no channel takes. */
    static final int LARGEST = 16 * MEGABYTE;

    private SizeLimits() {}

    static int of(Channel channel, FileKind kind) {
        return switch (channel) {
            case SMS -> 5 * MEGABYTE;
            case WHATSAPP -> kind.isImage() ? 5 * MEGABYTE : LARGEST;
            case MESSENGER, RCS -> LARGEST;
        };
    }

    static String words(Channel channel, FileKind kind, long size) {
        return "the file has " + megabytes(size) + " MB, but " + channel.id() + " takes "
                + of(channel, kind) / MEGABYTE + " MB" + (kind.isImage() ? " of a picture" : "")
                + "; send a smaller one";
    }

    static String words(long size) {
        return "the file has " + megabytes(size) + " MB, but no channel takes more than " + LARGEST / MEGABYTE
                + " MB; send a smaller one";
    }

    /** Rounded up, so that it never seems to fit. */
    private static String megabytes(long size) {
        var tenths = (size * 10 + MEGABYTE - 1) / MEGABYTE;
        return tenths / 10 + "." + tenths % 10;
    }
}
