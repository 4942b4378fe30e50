package dev.trunkline.messaging.tasks.journal;

import dev.trunkline.journal.Steps;
import dev.trunkline.messaging.tasks.ChatPlace;
import dev.trunkline.messaging.tasks.FirstMessages;
import dev.trunkline.messaging.tasks.FirstMessages.Said;
import dev.trunkline.messaging.tasks.Start;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says the first message, once. */
@ApplicationScoped
class Saying {

    static final String CREATE_MESSAGE = "create-message";

    private final FirstMessages messages;

    Saying(FirstMessages messages) {
        this.messages = messages;
    }

    /** @return what the answer tells about it */
    Map<String, Object> say(Start start, ChatPlace place, String body, Steps steps) throws Exception {
        var id = start.id().toString();
        var said = steps.once(
                CREATE_MESSAGE, Said.class, () -> messages.marked(id, place), () -> messages.say(id, place, body));
        var told = new LinkedHashMap<String, Object>();
        told.put("sid", said.sid());
        told.put("channelSid", place.sid());
        told.put("from", said.author());
        told.put("body", body);
        if (said.index() != null) {
            told.put("index", said.index());
        }
        if (said.createdAt() != null) {
            told.put("dateCreated", said.createdAt().toString());
        }
        return told;
    }
}
