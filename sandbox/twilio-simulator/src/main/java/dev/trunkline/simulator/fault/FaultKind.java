package dev.trunkline.simulator.fault;

/** What can go wrong on demand. */
public enum FaultKind {
    /** The answer comes {@code delay} later. */
    LATENCY,
    /** 429, code 20429, nothing done; with {@code retryAfter} where given. */
    RATE_LIMIT,
    /** 4xx ({@code status}, 400 by default) in Twilio's words, nothing done. */
    REFUSAL,
    /** 5xx ({@code status}, 503 by default) without a JSON body, nothing done. */
    SERVER_ERROR,
    /** The work is done, then the answer never comes; the connection is cut after {@code delay}. */
    TIMEOUT_AFTER_WORK,
    /** The connection is cut, nothing done. */
    CONNECTION_CUT,
    /** 404 for media that is there. */
    MEDIA_MISSING,
    /** The same delivery comes twice. */
    WEBHOOK_DUPLICATE,
    /** The delivery leaves {@code delay} later; others overtake it. */
    WEBHOOK_DELAY,
    /** The delivery comes after the next one of its lane; alone, it leaves after {@code delay}. */
    WEBHOOK_REORDER,
    /** The delivery is never made, until an operator releases it. */
    WEBHOOK_WITHHOLD;

    public boolean isWebhook() {
        return name().startsWith("WEBHOOK_");
    }
}
