package dev.trunkline.taskrouter.prompts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where agents are asked what to do with offers. */
@ConfigMapping(prefix = "trunkline.taskrouter.prompts")
public interface PromptConfig {

    /** Name of the account whose Conversations the agents' app shows; without one nobody is asked or reminded. */
    Optional<String> account();

    /** Whether agents are told of calls as well. */
    @WithDefault("false")
    boolean voice();
}
