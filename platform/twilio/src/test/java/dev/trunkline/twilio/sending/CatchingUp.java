package dev.trunkline.twilio.sending;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Lanes with a backlog each, a pace, and a Twilio that takes so many calls in each second, on a simulated clock. As the account
 * and the journal do it: sixteen calls wait a second at most, all others come back when they are told to, and a bit later.
 */
final class CatchingUp {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long STEP = Duration.ofMillis(1).toNanos();
    private static final long TOOK = Duration.ofMillis(50).toNanos();
    private static final long REFUSED_TOOK = Duration.ofMillis(5).toNanos();
    private static final int MOST_WAITING = 16;
    private static final int MOST_IN_FLIGHT = 20;

    private final Random random = new Random(1);
    private final Deque<Long> accepted = new ArrayDeque<>();
    private final PriorityQueue<Answer> inFlight = new PriorityQueue<>(Comparator.comparing(Answer::at));
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final List<Lane> idle = new ArrayList<>();
    private final Pace pace;
    private final boolean calendar;
    private long now;
    int allowed;
    int done;
    int refused;

    private record Lane(int[] left, long at) {}

    private record Waiting(Lane lane, long since) {}

    private record Answer(Lane lane, long start, long at, boolean isRefusal) {}

    /** @param calendar whether the limit counts from second to second; else within any one second */
    CatchingUp(int allowed, boolean calendar, int lanes, int backlog) {
        this.allowed = allowed;
        this.calendar = calendar;
        this.pace = new Pace("conversations", () -> now);
        for (int lane = 0; lane < lanes; lane++) {
            idle.add(new Lane(new int[] {backlog}, 0));
        }
    }

    double pace() {
        return pace.perSecond();
    }

    double seconds() {
        return now / (double) SECOND;
    }

    boolean isOver() {
        return idle.isEmpty() && waiting.isEmpty() && inFlight.isEmpty();
    }

    void run() {
        while (!isOver()) {
            step();
        }
    }

    void run(Duration time) {
        var end = now + time.toNanos();
        while (now < end) {
            step();
        }
    }

    private void step() {
        now += STEP;
        while (!inFlight.isEmpty() && inFlight.peek().at() <= now) {
            ends(inFlight.remove());
        }
        while (!waiting.isEmpty() && mayLeave()) {
            leaves(waiting.remove().lane());
        }
        while (!waiting.isEmpty() && now - waiting.peek().since() >= SECOND) {
            comesBack(waiting.remove().lane(), pace.putOff());
        }
        for (var lane : List.copyOf(idle)) {
            if (lane.at() <= now) {
                idle.remove(lane);
                turn(lane);
            }
        }
    }

    private void turn(Lane lane) {
        if (waiting.isEmpty() && mayLeave()) {
            leaves(lane);
        } else if (waiting.size() < MOST_WAITING && pace.nanosLeft() <= SECOND) {
            waiting.add(new Waiting(lane, now));
        } else {
            comesBack(lane, pace.putOff());
        }
    }

    private boolean mayLeave() {
        return inFlight.size() < MOST_IN_FLIGHT && pace.nanosLeft() == 0;
    }

    private void leaves(Lane lane) {
        pace.taken();
        var isRefusal = !accepts();
        inFlight.add(new Answer(lane, now, now + (isRefusal ? REFUSED_TOOK : TOOK), isRefusal));
    }

    private boolean accepts() {
        while (!accepted.isEmpty()
                && (calendar ? accepted.peek() / SECOND < now / SECOND : now - accepted.peek() >= SECOND)) {
            accepted.remove();
        }
        return accepted.size() < allowed && accepted.add(now);
    }

    private void ends(Answer answer) {
        var lane = answer.lane();
        if (answer.isRefusal()) {
            refused++;
            pace.refused(answer.start());
            comesBack(lane, pace.putOff());
        } else {
            done++;
            if (--lane.left()[0] > 0) {
                turn(lane);
            }
        }
    }

    private void comesBack(Lane lane, Duration wait) {
        idle.add(new Lane(lane.left(), now + wait.toNanos() + random.nextLong(SECOND)));
    }
}
