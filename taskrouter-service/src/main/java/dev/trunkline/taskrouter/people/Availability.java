package dev.trunkline.taskrouter.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Whether a person takes tasks, and a reminder where they do not. */
@ApplicationScoped
public class Availability {

    private final PersonSync people;
    private final Reminders reminders;
    private final Nudges nudges;
    private final ActivityConfig config;

    public Availability(PersonSync people, Reminders reminders, Nudges nudges, ActivityConfig config) {
        this.people = people;
        this.reminders = reminders;
        this.nudges = nudges;
        this.config = config;
    }

    /** Asks Twilio; empty where nobody has this name. */
    public Optional<Boolean> of(String name) {
        return people.isAvailable(name);
    }

    /** Reminds a worker, unless that was done a short while ago. Runs in the caller's transaction. */
    public boolean nudge(String name, Instant now) {
        if (!reminders.claim(name, now, now.minus(config.notificationTimeout()))) {
            return false;
        }
        nudges.send(name);
        return true;
    }
}
