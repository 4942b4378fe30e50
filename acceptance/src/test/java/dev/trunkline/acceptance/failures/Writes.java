package dev.trunkline.acceptance.failures;

import dev.trunkline.simulator.rest.CallLog;
import dev.trunkline.simulator.rest.RecordedCall;
import java.util.Map;
import java.util.TreeMap;

/** Counts what the bridge writes by REST, as Twilio sees it. The log forgets: look often. */
final class Writes {

    private final CallLog calls;
    private final Map<String, Integer> counts = new TreeMap<>();
    private long seen;

    Writes(CallLog calls) {
        this.calls = calls;
    }

    synchronized void look() {
        for (var call :
                calls.where(call -> call.number() > seen && !call.method().equals("GET"))) {
            counts.merge(kind(call), 1, Integer::sum);
        }
        seen = Math.max(seen, calls.count());
    }

    private static String kind(RecordedCall call) {
        if (!isDone(call)) {
            return "refused or unanswered";
        }
        if (call.method().equals("POST") && call.path().endsWith("/Messages")) {
            return "copies";
        }
        if (call.path().endsWith("/Media")) {
            return "files";
        }
        return call.path().contains("/Messages/") ? "corrections" : "conversations, members, states";
    }

    /** Twilio did it, whether or not it said so. */
    private static boolean isDone(RecordedCall call) {
        return call.status() / 100 == 2
                || call.fault().filter("TIMEOUT_AFTER_WORK"::equals).isPresent();
    }

    synchronized Map<String, Integer> counts() {
        look();
        return Map.copyOf(counts);
    }

    /** Copies of messages and of their files. */
    int ofMessages() {
        var now = counts();
        return now.getOrDefault("copies", 0) + now.getOrDefault("files", 0);
    }
}
