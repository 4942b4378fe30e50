package dev.trunkline.taskrouter.people;

import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.journal.Steps;
import dev.trunkline.taskrouter.account.Workspaces;
import dev.trunkline.taskrouter.account.Workspaces.Place;
import dev.trunkline.twilio.rest.TwilioCallException;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings a person's workers of all accounts into the activity that means what they chose last. */
@ApplicationScoped
public class PersonSync {

    private final Workspaces workspaces;
    private final ActivityMapping mapping;
    private final Choices choices;
    private final Directory directory;
    private final FailureClassifier classifier;

    public PersonSync(
            Workspaces workspaces,
            ActivityMapping mapping,
            Choices choices,
            Directory directory,
            FailureClassifier classifier) {
        this.workspaces = workspaces;
        this.mapping = mapping;
        this.choices = choices;
        this.directory = directory;
        this.classifier = classifier;
    }

    /**
     * @param changed false where the worker was there already
     * @param userSid Frontline's user, where the worker has one
     */
    public record Brought(boolean changed, @Nullable String userSid, boolean available) {}

    /** Calls Twilio; each step may be repeated. */
    public void run(String name, Steps steps) throws Exception {
        var choice = choices.latest(name);
        if (choice.isEmpty()) {
            return;
        }
        for (var place : workspaces.all()) {
            var activity = mapping.activityOf(choice.get().state(), place.account());
            if (activity.isPresent()) {
                bring(place, choice.get(), activity.get(), steps);
            }
        }
    }

    private void bring(Place place, Choice choice, String activity, Steps steps) throws Exception {
        var brought = steps.once(
                "set-activity-" + place.account(), Brought.class, () -> bring(place, choice.name(), activity));
        var user = brought.userSid();
        if (user != null && !place.account().equals(choice.account())) {
            steps.once("set-available-" + place.account(), Boolean.class, () -> {
                directory.setAvailable(place, user, brought.available());
                return true;
            });
        }
    }

    private Brought bring(Place place, String name, String activity) {
        var found = directory.find(place, name);
        if (found.isEmpty()) {
            Log.infof("no worker to synchronise account=%s", place.account());
            return new Brought(false, null, false);
        }
        var member = found.get();
        if (member.activityName().equals(activity)) {
            return new Brought(false, member.userSid(), member.available());
        }
        var sid = directory.activity(place, activity);
        if (sid.isEmpty()) {
            Log.warnf("activity not synchronised: account=%s has none of this name: %s", place.account(), activity);
            return new Brought(false, null, false);
        }
        change(place, member, activity, sid.get());
        var now = directory.find(place, name);
        return new Brought(
                true, member.userSid(), now.map(Directory.Member::available).orElse(false));
    }

    /** Only the version that was read is changed, so the one after it is ours. */
    private void change(Place place, Directory.Member member, String activity, String activitySid) {
        // Somebody else made the version that an attempt without an answer was to make.
        choices.expectNoMore(member.sid(), activity, member.version());
        choices.expect(member.sid(), activity, member.nextVersion(), Instant.now());
        try {
            directory.setActivity(place, member, activitySid);
        } catch (RuntimeException failed) {
            if (wasNotDone(failed)) {
                choices.expectNoMore(member.sid(), activity, member.nextVersion());
            }
            throw failed;
        }
    }

    /** After anything else Twilio may still tell of the change. */
    private boolean wasNotDone(RuntimeException failed) {
        return switch (classifier.classify(failed)) {
            case Failure.Transient passing -> passing.outcomeKnown();
            case Failure.Permanent refused -> failed instanceof TwilioCallException;
        };
    }

    /** Whether somebody is available in any account, or in one; empty where nobody has this name. */
    public Optional<Boolean> isAvailable(String name) {
        var found = workspaces.all().stream()
                .flatMap(place -> directory.find(place, name).stream())
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.stream().anyMatch(Directory.Member::available));
    }
}
