package dev.trunkline.simulator.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Many dialogues at once: on each side somebody writes, now here, now there. The seed decides who, where and what. */
public final class Talk {

    /**
     * How much is said.
     *
     * @param seed of all choices
     * @param messages in all, on both sides together, at least
     * @param dialogues side by side
     */
    public record Plan(long seed, int messages, int dialogues) {}

    /** Two workspaces that are kept alike. */
    public record Pair(Workspace first, Workspace second) {}

    private static final double FILES = 0.08;
    private static final double EDITS = 0.04;
    private static final double TAKEN_BACK = 0.02;

    private final Apps apps;
    private final List<Pair> pairs;
    private final Plan plan;
    private final Consumer<Dialogue> opened;
    private final String name;
    private final List<Dialogue> dialogues = new CopyOnWriteArrayList<>();
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicInteger edits = new AtomicInteger();
    private final Random onFirst;
    private final Random onSecond;

    /** @param opened told of each new dialogue, when its first message was written */
    public Talk(Apps apps, List<Pair> pairs, Plan plan, Consumer<Dialogue> opened) {
        this.apps = apps;
        this.pairs = List.copyOf(pairs);
        this.plan = plan;
        this.opened = opened;
        this.name = "talk" + Long.toString(System.nanoTime(), 36) + "n";
        this.onFirst = new Random(plan.seed());
        this.onSecond = new Random(plan.seed() + 1);
    }

    /** One message, or one correction, on the first side; for one thread alone. */
    public void first() {
        int wanted = onFirst.nextInt(plan.dialogues());
        if (wanted >= dialogues.size()) {
            open();
            return;
        }
        var dialogue = dialogues.get(wanted);
        var author = onFirst.nextDouble() < 0.6 ? Author.CUSTOMER : Author.FIRST_AGENT;
        dialogue.join(true, author);
        turn(dialogue, true, author, onFirst.nextDouble());
    }

    private void open() {
        var pair = pairs.get(dialogues.size() % pairs.size());
        var dialogue = Dialogue.open(apps, pair.first(), pair.second(), name + dialogues.size());
        written.incrementAndGet();
        dialogue.say(true, Author.CUSTOMER);
        dialogues.add(dialogue);
        opened.accept(dialogue);
    }

    /** The same on the second side, for another thread. Nothing is said where there is no twin yet. */
    public void second() {
        int wanted = onSecond.nextInt(plan.dialogues());
        double what = onSecond.nextDouble();
        if (wanted < dialogues.size() && dialogues.get(wanted).hasTwin()) {
            var dialogue = dialogues.get(wanted);
            dialogue.join(false, Author.SECOND_AGENT);
            turn(dialogue, false, Author.SECOND_AGENT, what);
        }
    }

    /** Whether less has been said than is planned. */
    public boolean hasMore() {
        return written.get() < plan.messages();
    }

    private void turn(Dialogue dialogue, boolean onFirstSide, Author author, double what) {
        if (what < EDITS) {
            edits.incrementAndGet();
            dialogue.edit(onFirstSide);
        } else if (what < EDITS + TAKEN_BACK) {
            edits.incrementAndGet();
            dialogue.takeBack(onFirstSide);
        } else if (what < EDITS + TAKEN_BACK + FILES) {
            written.incrementAndGet();
            files.incrementAndGet();
            dialogue.show(onFirstSide, author);
        } else {
            written.incrementAndGet();
            dialogue.say(onFirstSide, author);
        }
    }

    /** Ends each third dialogue with a last word, in turn on the one and the other side. */
    public void closeSome() {
        for (int at = 0; at < dialogues.size(); at += 3) {
            var dialogue = dialogues.get(at);
            boolean onFirstSide = at % 2 == 0;
            written.incrementAndGet();
            dialogue.say(onFirstSide, onFirstSide ? Author.CUSTOMER : Author.SECOND_AGENT);
            dialogue.close(onFirstSide);
        }
    }

    /** One line for each thing in which a side of a dialogue is not as it ought to be; none: both sides tell the same. */
    public List<String> differences() {
        var all = new ArrayList<String>();
        dialogues.forEach(dialogue -> all.addAll(new Alikeness(apps, dialogue).differences()));
        return all;
    }

    /** Messages, files among them. */
    public int written() {
        return written.get();
    }

    public int files() {
        return files.get();
    }

    /** Messages that were changed or taken back. */
    public int edits() {
        return edits.get();
    }

    public int dialogues() {
        return dialogues.size();
    }
}
