package dev.trunkline.messaging.tasks;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How tasks towards customers are started. */
@ConfigMapping(prefix = "trunkline.messaging.outbound-tasks")
public interface OutboundTasksConfig {

    /** Which generation of Flex: {@code interactions}, or {@code flex-channels} with flows, channels and Proxy sessions. */
    @WithDefault("interactions")
    Variant variant();

    /** How long a request waits for the outcome before it says where to ask for it. */
    @WithDefault("10s")
    Duration waitForAnswer();

    /** How long a start is tried before it is undone. */
    @WithDefault("15m")
    Duration timeLimit();

    /** Our numbers that may start something; empty: any that Twilio lets us use. */
    Optional<List<String>> fromNumbers();

    /** {@code WS…}: where the tasks are made; required for interactions. */
    Optional<String> workspaceSid();

    /** {@code WW…}: what routes the tasks; required for interactions. */
    Optional<String> workflowSid();

    /** {@code WQ…}: the queue of tasks made by interactions, where the workflow shall not choose it. */
    Optional<String> queueSid();

    /** Unique name of the tasks' channel in TaskRouter. */
    @WithDefault("sms")
    String taskChannel();

    /** {@code KS…}: the Proxy service of flex-channels. */
    Optional<String> proxyServiceSid();

    /** {@code IS…}: the chat service of flex-channels, for new flows and for channels that customers were in before. */
    Optional<String> chatServiceSid();

    /** Which generation of Flex. */
    enum Variant {
        INTERACTIONS,
        FLEX_CHANNELS
    }
}
