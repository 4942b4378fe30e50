package dev.trunkline.messaging.tasks.journal;

import dev.trunkline.journal.Entry;
import dev.trunkline.journal.Steps;
import dev.trunkline.messaging.tasks.Start;
import dev.trunkline.messaging.tasks.Texts;
import dev.trunkline.messaging.tasks.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A plain message: in Flex Conversations an answer makes its own conversation, by the number's settings. Found again by its
 * addresses and its text.
 */
@ApplicationScoped
class TextProcedure implements Procedure {

    private static final String CREATE_MESSAGE = "create-message";

    /** How far Twilio's clock may lie behind ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final Texts texts;

    TextProcedure(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Map<String, Object> run(Start start, Entry entry, Steps steps) throws Exception {
        if (!(start.wish() instanceof Wish.Text wish)) {
            throw new IllegalArgumentException("start " + start.id() + ": no text (expected: a text)");
        }
        var since = entry.appendedAt().minus(CLOCK_SKEW);
        var sid = steps.once(
                CREATE_MESSAGE,
                String.class,
                () -> texts.alike(wish.fromNumber(), wish.toNumber(), wish.messageBody(), since),
                () -> texts.send(wish.fromNumber(), wish.toNumber(), wish.messageBody()));
        return Map.of(
                "message",
                Map.of("sid", sid, "from", wish.fromNumber(), "to", wish.toNumber(), "body", wish.messageBody()));
    }

    /** Its only step makes nothing where it fails. */
    @Override
    public void undo(Start start, Entry entry, Steps steps) {}

    @Override
    public List<String> stepNames() {
        return List.of(CREATE_MESSAGE);
    }
}
