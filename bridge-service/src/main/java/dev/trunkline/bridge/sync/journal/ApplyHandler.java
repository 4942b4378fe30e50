package dev.trunkline.bridge.sync.journal;

import dev.trunkline.bridge.copy.Copying;
import dev.trunkline.bridge.intake.Onward;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.LinkUpdates;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.sync.Happening;
import dev.trunkline.bridge.sync.Happenings;
import dev.trunkline.bridge.sync.Synchronisation;
import dev.trunkline.bridge.sync.Synchronisation.Outcome;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.twilio.TwilioEvents;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.Steps;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Does to the one conversation of a link what happened in the other. */
@ApplicationScoped
class ApplyHandler implements EntryHandler {

    static final String TYPE = "trunkline.bridge.apply";

    private final Synchronisation synchronisation;
    private final Copying copying;
    private final Links links;
    private final LinkUpdates updates;
    private final Journal journal;

    ApplyHandler(Synchronisation synchronisation, Copying copying, Links links, LinkUpdates updates, Journal journal) {
        this.synchronisation = synchronisation;
        this.copying = copying;
        this.links = links;
        this.updates = updates;
        this.journal = journal;
    }

    @Override
    public boolean handles(String eventType) {
        return eventType.equals(TYPE);
    }

    @Override
    public Completion handle(Entry entry, Steps steps) throws Exception {
        var happening = happening(entry);
        if (happening.isEmpty()) {
            return Completion.nothing();
        }
        return switch (synchronisation.apply(happening.get(), entry.lane(), steps)) {
            case Outcome.Nothing() -> Completion.nothing();
            case Outcome.Elsewhere(var lane) -> {
                Log.infof("event belongs to another lane entryId=%d lane=%s", entry.id(), lane);
                var moved = Onward.wrap(entry.event(), TYPE, "moved");
                yield outbox -> journal.append(List.of(new NewEntry(lane, moved)));
            }
            case Outcome.Done(var link) ->
                outbox -> {
                    if (link.late() != null) {
                        links.late(link.id(), null);
                    }
                    tell(link, entry.event());
                };
        };
    }

    private static Optional<Happening> happening(Entry entry) {
        return Happenings.of(TwilioEvents.parse(Onward.unwrap(entry.event())));
    }

    private void tell(Link link, CloudEvent cause) {
        links.find(link.id()).ifPresent(now -> updates.changed(now, cause));
    }

    @Override
    public Completion onDelay(Entry entry, Delay delay) {
        return changing(entry, link -> {
            var late = link.late();
            links.late(link.id(), new Link.Late(delay.reason(), late == null ? Instant.now() : late.since()));
        });
    }

    @Override
    public Completion onParked(Entry entry, String reason) {
        return changing(entry, link -> {
            copying.givenUp(link, reason);
            links.late(link.id(), new Link.Late("given up: " + reason, Instant.now()));
        });
    }

    private Completion changing(Entry entry, Consumer<Link> change) {
        return outbox -> happening(entry)
                .flatMap(happening -> links.of(happening.where().conversation()))
                .ifPresent(link -> {
                    change.accept(link);
                    tell(link, entry.event());
                });
    }

    /** What Twilio does not take is shown, and does not silence the conversation. */
    @Override
    public OnPark onPark(Entry entry) {
        return OnPark.LANE_MOVES_ON;
    }
}
