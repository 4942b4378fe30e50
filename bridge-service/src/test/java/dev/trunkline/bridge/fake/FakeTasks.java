package dev.trunkline.bridge.fake;

import dev.trunkline.bridge.link.TaskPointer;
import dev.trunkline.bridge.sync.Handover;
import dev.trunkline.bridge.sync.Tasks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** TaskRouter; each name is a worker's. */
public final class FakeTasks {

    private final Map<String, String> handovers = new HashMap<>();
    private Consumer<String> before = call -> {};

    /** Who has which task, such as {@code WKana WT1}. */
    public final Set<String> serving = new HashSet<>();

    /** What was done, such as {@code finish WT1}. */
    public final List<String> done = new ArrayList<>();

    public Tasks port() {
        return Fakes.of(Tasks.class, this, call -> before.accept(call));
    }

    public void before(Consumer<String> call) {
        before = call;
    }

    public void finish(String account, String workspace, String task) {
        done.add("finish " + task);
    }

    public Optional<String> worker(String account, String workspace, String name) {
        return Optional.of("WK" + name);
    }

    public boolean isWith(String account, TaskPointer task, String worker) {
        return serving.contains(worker + " " + task.taskSid());
    }

    public Optional<String> made(Handover handover) {
        return Optional.ofNullable(handovers.get(handover.mark()));
    }

    public String make(Handover handover, String from) {
        done.add("make");
        handovers.put(handover.mark(), "WTnew");
        return "WTnew";
    }

    public boolean release(Handover handover) {
        done.add("release " + handover.task().taskSid());
        return true;
    }

    public boolean complete(Handover handover) {
        done.add("complete " + handover.task().taskSid());
        return true;
    }
}
