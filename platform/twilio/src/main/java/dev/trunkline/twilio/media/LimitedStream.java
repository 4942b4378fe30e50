package dev.trunkline.twilio.media;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Breaks off after a number of bytes. */
final class LimitedStream extends FilterInputStream {

    private final long limit;
    private final String mediaSid;
    private long count;

    LimitedStream(InputStream in, long limit, String mediaSid) {
        super(in);
        this.limit = limit;
        this.mediaSid = mediaSid;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            add(1);
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            add(read);
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        add(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void add(long bytes) {
        count += bytes;
        if (count > limit) {
            throw tooLarge(mediaSid, limit);
        }
    }

    static MediaException tooLarge(String mediaSid, long limit) {
        return MediaException.permanent("media " + mediaSid + " is larger than " + limit
                + " bytes; raise trunkline.twilio.media.max-size and fetch it again, or leave it at Twilio");
    }
}
