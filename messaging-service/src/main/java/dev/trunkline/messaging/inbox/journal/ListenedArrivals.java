package dev.trunkline.messaging.inbox.journal;

import dev.trunkline.messaging.inbox.Arrival;
import dev.trunkline.messaging.inbox.ArrivalListener;
import dev.trunkline.messaging.inbox.Arrivals;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;

/** Tells every feature that listens. */
@ApplicationScoped
class ListenedArrivals implements Arrivals {

    private final List<ArrivalListener> listeners;

    ListenedArrivals(@All List<ArrivalListener> listeners) {
        this.listeners = listeners.stream()
                .sorted(Comparator.comparingInt(ArrivalListener::order))
                .toList();
    }

    @Override
    public void arrived(Arrival arrival) {
        listeners.forEach(listener -> listener.arrived(arrival));
    }
}
