package dev.trunkline.taskrouter.prompts;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.taskrouter.answers.Answers;
import dev.trunkline.taskrouter.board.BoardListener;
import dev.trunkline.taskrouter.board.BoardStore;
import dev.trunkline.taskrouter.board.Reservation;
import dev.trunkline.taskrouter.board.Task;
import dev.trunkline.taskrouter.commands.AgentCommand;
import dev.trunkline.taskrouter.commands.Commands;
import dev.trunkline.taskrouter.people.Nudges;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Asks agents about offers that are not accepted by themselves, and does as they reply. Runs in the caller's transaction. */
@ApplicationScoped
public class Prompts implements BoardListener, Nudges {

    static final String HINT = "Reply 1 to accept the task you were asked about last, or 2 to decline it.";

    private static final String REPLY = "reply";

    private final Answers answers;
    private final Notices notices;
    private final SystemConversations conversations;
    private final BoardStore board;
    private final Commands commands;
    private final PromptConfig config;

    public Prompts(
            Answers answers,
            Notices notices,
            SystemConversations conversations,
            BoardStore board,
            Commands commands,
            PromptConfig config) {
        this.answers = answers;
        this.notices = notices;
        this.conversations = conversations;
        this.board = board;
        this.commands = commands;
        this.config = config;
    }

    @Override
    public void reservationChanged(Task task, Reservation reservation, CloudEvent cause) {
        var worker = reservation.workerName();
        if (config.account().isEmpty()
                || worker == null
                || !reservation.isPending()
                || answers.isAcceptedByItself(reservation, task)) {
            return;
        }
        var id = "prompt-" + reservation.sid();
        if (task.isVoice()) {
            if (config.voice()) {
                notices.append(id, new Notice(worker, "A call waits for you. Answer it in Flex.", null), cause.trace());
            }
        } else {
            var text = "A new task waits for you" + channel(task) + ". Reply 1 to accept it, or 2 to decline it.";
            notices.append(id, new Notice(worker, text, reservation.sid()), cause.trace());
        }
    }

    private static String channel(Task task) {
        return Optional.ofNullable(task.channel())
                .filter(name -> !name.equals("default"))
                .map(name -> " (" + name + ")")
                .orElse("");
    }

    /** An agent has written into their System conversation. */
    public void replied(String worker, String text, CloudEvent cause) {
        switch (text.strip()) {
            case "1" -> answer(worker, AgentCommand.Kind.ACCEPT, cause);
            case "2" -> answer(worker, AgentCommand.Kind.REJECT, cause);
            default -> notices.append("hint-" + cause.id(), new Notice(worker, HINT, null), cause.trace());
        }
    }

    private void answer(String worker, AgentCommand.Kind kind, CloudEvent cause) {
        var asked = conversations.askedOf(worker).stream()
                .flatMap(sid -> board.reservation(sid).stream())
                .filter(Reservation::isPending)
                .findFirst();
        if (asked.isPresent()) {
            commands.submitOnce(kind, asked.get(), REPLY, cause.trace());
        } else {
            notices.append(
                    "hint-" + cause.id(), new Notice(worker, "There is no task to answer.", null), cause.trace());
        }
    }

    @Override
    public void send(String worker) {
        if (config.account().isPresent()) {
            var text = "A customer waits for you, and you are not available.";
            notices.append("nudge-" + UUID.randomUUID(), new Notice(worker, text, null), TraceContext.start());
        }
    }
}
