package dev.trunkline.gateway.inbox;

import dev.trunkline.gateway.service.Answer;

/**
 * What helps agents to answer: templates, canned and automatic replies, scheduled messages; owned by messaging-service.
 * Each call is made in the name of the logged-in caller, blocks until the answer or the deadline, and never throws for what
 * the service says.
 */
public interface ReplyTools {

    /** Lists that are edited alike. */
    enum Kind {
        AUTO_REPLIES("auto-replies"),
        CANNED_REPLIES("canned-replies");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        public String path() {
            return path;
        }
    }

    Answer templates(String traceparent);

    Answer readTemplates(String traceparent);

    Answer list(String traceparent, Kind kind);

    Answer add(String traceparent, Kind kind, byte[] body);

    Answer replace(String traceparent, Kind kind, String id, byte[] body);

    Answer remove(String traceparent, Kind kind, String id);

    Answer autoReplyChanges(String traceparent);

    Answer scheduled(String traceparent, String conversationId);

    Answer schedule(String traceparent, String conversationId, byte[] body);

    Answer cancel(String traceparent, String scheduledId);
}
