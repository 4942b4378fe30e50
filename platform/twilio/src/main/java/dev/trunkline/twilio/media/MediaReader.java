package dev.trunkline.twilio.media;

import java.io.IOException;
import java.io.InputStream;

/** Takes a file as it comes in. */
@FunctionalInterface
public interface MediaReader<T> {
    /** @param bytes ends with an exception where the file is larger than allowed, comes too slowly or is cut off */
    T read(String contentType, InputStream bytes) throws IOException;
}
