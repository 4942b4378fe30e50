package dev.trunkline.messaging.media;

import dev.trunkline.contracts.event.TraceContext;
import java.util.List;

/** Media at Twilio. Blocks on the network; fails with an exception while something is not there, or not yet. */
public interface MediaSource {

    /** The media of one of our inbox's messages, in order. */
    List<Listed> list(String messageSid, TraceContext trace) throws Exception;

    /** The media of a message of any of our accounts, in order. */
    List<Listed> list(String account, String messageSid, TraceContext trace);

    /** @throws UnfetchableException where no further attempt will help */
    Content fetch(String messageSid, String url, TraceContext trace) throws Exception;

    record Listed(String url, String contentType) {}

    @SuppressWarnings("ArrayRecordComponent") // The bytes are passed through, never compared.
    record Content(String contentType, byte[] bytes) {}
}
