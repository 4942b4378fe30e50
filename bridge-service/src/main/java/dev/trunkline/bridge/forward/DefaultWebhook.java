package dev.trunkline.bridge.forward;

import java.net.URI;

/** Somebody else's webhook. */
public interface DefaultWebhook {

    /** Blocks until it is answered; an answer that is no success is an exception. @return the answer */
    String post(String accountSid, URI url, String contentType, byte[] body) throws Exception;
}
