package dev.trunkline.simulator.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** A refusal in Twilio's words: HTTP status, code and message of the error body. */
public final class TwilioException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    public TwilioException(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    public static TwilioException notFound(String path) {
        return new TwilioException(404, 20404, "The requested resource " + path + " was not found");
    }

    public static TwilioException missing(String parameter) {
        return new TwilioException(400, 20001, "Missing required parameter " + parameter + " in the post body");
    }

    public static TwilioException invalid(String parameter, String value) {
        return new TwilioException(400, 20001, "Parameter " + parameter + " is not valid: '" + value + "'");
    }

    public int status() {
        return status;
    }

    public int code() {
        return code;
    }

    public Reply toReply() {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("code", code);
        body.put("message", getMessage());
        body.put("more_info", "https://www.twilio.com/docs/errors/" + code);
        body.put("status", status);
        return Reply.json(status, body);
    }
}
