package dev.trunkline.messaging.mms;

import dev.trunkline.messaging.flex.AgentTask;
import dev.trunkline.messaging.inbox.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whom an agent may send media to: the customers of the agent's own tasks and nobody else. */
final class Recipients {

    private Recipients() {}

    /** The channel of a Flex task channel definition, in any letter case; empty where no media are sent on it. */
    static Optional<Channel> channel(String definition) {
        return switch (definition.strip().toLowerCase(Locale.ROOT)) {
            case "chat-sms" -> Optional.of(Channel.SMS);
            case "chat-whatsapp" -> Optional.of(Channel.WHATSAPP);
            default -> Optional.empty();
        };
    }

    /**
     * The customer's address on a channel.
     *
     * @param wanted an address, or the name of a task, which plugins have always sent
     */
    static Optional<String> find(List<AgentTask> tasks, String wanted, Channel channel) {
        var number = bare(wanted);
        return customers(tasks.stream()
                        .filter(task -> task.customer()
                                .map(Recipients::bare)
                                .filter(number::equals)
                                .isPresent()))
                .or(() -> customers(tasks.stream()
                        .filter(task ->
                                task.name().filter(wanted.strip()::equals).isPresent())))
                .map(address -> channel.prefix() + address);
    }

    /** One customer; empty where there is none, or where two bear the same name. */
    private static Optional<String> customers(Stream<AgentTask> tasks) {
        var addresses = tasks.flatMap(task -> task.customer().stream())
                .map(Recipients::bare)
                .distinct()
                .toList();
        return addresses.size() == 1 ? Optional.of(addresses.getFirst()) : Optional.empty();
    }

    /** The number alone: tasks name WhatsApp addresses with and without their prefix. */
    private static String bare(String address) {
        var stripped = address.strip();
        return stripped.substring(Channel.of(stripped).prefix().length());
    }
}
