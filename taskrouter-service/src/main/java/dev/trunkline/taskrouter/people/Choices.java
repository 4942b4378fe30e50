package dev.trunkline.taskrouter.people;

import java.time.Instant;
import java.util.Optional;

/** What people chose last, and which changes are our own. Every call joins the running transaction, or has one of its own. */
public interface Choices {

    /** Keeps a choice, unless the same person made one later. @return whether it is the latest now */
    boolean keep(Choice choice);

    Optional<Choice> latest(String name);

    /**
     * We are about to bring a worker into an activity; Twilio is going to tell us so.
     *
     * @param version of the worker after that; 0 where it is not known
     */
    void expect(String workerSid, String activity, int version, Instant at);

    /**
     * Whether an event is what we expected of ourselves; it is expected once. The version decides, however late the event
     * comes; where one of both is not known, the time does.
     */
    boolean wasExpected(String workerSid, String activity, int version, Instant at);

    /** The change was not made: Twilio has refused it, or the version is somebody else's. */
    void expectNoMore(String workerSid, String activity, int version);
}
