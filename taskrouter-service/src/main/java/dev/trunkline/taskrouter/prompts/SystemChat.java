package dev.trunkline.taskrouter.prompts;

import java.util.Optional;

/** Agents' System conversations at Twilio. Each call blocks on the network. */
public interface SystemChat {

    /**
     * The agent's one System conversation, found or made, with the agent and us in it. May be repeated.
     *
     * @return {@code CH...}
     */
    String conversation(String worker);

    /** @param mark that {@link #find} knows it by */
    String post(String conversationSid, String worker, String text, String mark);

    /** A message with this mark among the newest. */
    Optional<String> find(String conversationSid, String mark);
}
