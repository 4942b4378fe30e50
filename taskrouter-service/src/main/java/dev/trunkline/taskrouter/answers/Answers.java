package dev.trunkline.taskrouter.answers;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.taskrouter.board.AccountNames;
import dev.trunkline.taskrouter.board.AnswerLimits;
import dev.trunkline.taskrouter.board.BoardListener;
import dev.trunkline.taskrouter.board.Reservation;
import dev.trunkline.taskrouter.board.Task;
import dev.trunkline.taskrouter.commands.AgentCommand;
import dev.trunkline.taskrouter.commands.Commands;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Accepts offers where that is set, and gives back those that nobody answers. Calls are left to whoever is called. */
@ApplicationScoped
public class Answers implements BoardListener, AnswerLimits {

    private static final String AUTO_ACCEPT = "auto-accept";
    private static final String ANSWER_TIMER = "answer-timer";

    private final AccountNames accounts;
    private final Commands commands;
    private final AnswerConfig config;

    public Answers(AccountNames accounts, Commands commands, AnswerConfig config) {
        this.accounts = accounts;
        this.commands = commands;
        this.config = config;
    }

    @Override
    public void reservationChanged(Task task, Reservation reservation, CloudEvent cause) {
        if (isToBeAnswered(reservation, task) && isAcceptedByItself(reservation, task)) {
            commands.submitOnce(AgentCommand.Kind.ACCEPT, reservation, AUTO_ACCEPT, cause.trace());
        }
    }

    @Override
    public Optional<Instant> until(Reservation reservation, Task task) {
        return isToBeAnswered(reservation, task)
                ? config.answerTimeout().map(reservation.createdAt()::plus)
                : Optional.empty();
    }

    private static boolean isToBeAnswered(Reservation reservation, Task task) {
        return reservation.isPending() && !task.isVoice();
    }

    /** Whether nobody needs to answer offers such as this one. */
    public boolean isAcceptedByItself(Reservation reservation, Task task) {
        var named = config.autoAccept().orElse(List.of());
        var account = accounts.of(reservation.account());
        return named.contains(account) || named.contains(account + "/" + task.channel());
    }

    /** Nobody has answered in time. */
    void giveBack(Reservation reservation) {
        commands.submitOnce(AgentCommand.Kind.REJECT, reservation, ANSWER_TIMER, TraceContext.start());
    }
}
