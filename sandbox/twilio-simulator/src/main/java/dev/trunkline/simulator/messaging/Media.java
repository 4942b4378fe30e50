package dev.trunkline.simulator.messaging;

import java.time.Instant;

/**
 * A picture or file of a message, without its bytes.
 *
 * @param sid {@code ME…}
 */
public record Media(
        String sid,
        String accountSid,
        String messageSid,
        String contentType,
        String fileName,
        long size,
        Instant created) {

    /** {@code /2010-04-01/Accounts/AC…/Messages/MM…/Media/ME…}, without suffix. */
    public String path() {
        return "/2010-04-01/Accounts/" + accountSid + "/Messages/" + messageSid + "/Media/" + sid;
    }
}
