package dev.trunkline.taskrouter.answers;

import dev.trunkline.taskrouter.board.BoardStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Gives back what nobody has answered in time. Any number of instances may look: each offer is given back once. */
@ApplicationScoped
public class AnswerTimer {

    private final BoardStore store;
    private final Answers answers;

    AnswerTimer(BoardStore store, Answers answers) {
        this.store = store;
        this.answers = answers;
    }

    /** Runs in the caller's transaction. */
    public void look(Instant now) {
        store.overdue(now).forEach(answers::giveBack);
    }
}
