package dev.trunkline.messaging.mms.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * What the plugin reads; its predecessor's words.
 *
 * @param msg why not; null where it worked
 * @param code Twilio's, where it gave one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Answer(
        boolean success, @Nullable String msg, @Nullable Integer code) {

    static Answer done() {
        return new Answer(true, null, null);
    }

    static Answer failure(String msg) {
        return new Answer(false, msg, null);
    }

    static Answer refused(String msg, @Nullable Integer code) {
        return new Answer(false, msg, code);
    }

    Response response(int status) {
        return Response.status(status).entity(this).build();
    }
}
