package dev.trunkline.ingress.door;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What the service that owns a question answers it. */
public interface OwnersAnswers {

    /**
     * Asks in time for Twilio; never fails and never blocks.
     *
     * @param webhook genuine
     * @return the answer as JSON text; empty where nobody owns the question, or there is no answer in time
     */
    CompletionStage<Optional<String>> ask(WebhookRequest webhook);
}
