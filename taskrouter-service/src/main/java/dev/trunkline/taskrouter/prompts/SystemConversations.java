package dev.trunkline.taskrouter.prompts;

import java.util.List;
import java.util.Optional;

/** Which conversations are agents' System conversations, and what was asked in them. Every call joins the running transaction, or has one of its own. */
public interface SystemConversations {

    void keep(String conversationSid, String worker);

    /** Whose System conversation it is; empty where it is none. */
    Optional<String> workerOf(String conversationSid);

    /** An agent is asked about an offer. */
    void asked(String reservationSid, String worker);

    /** Offers that an agent was asked about, newest first, at most 20. */
    List<String> askedOf(String worker);
}
