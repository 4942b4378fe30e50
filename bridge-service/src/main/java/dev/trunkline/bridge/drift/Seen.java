package dev.trunkline.bridge.drift;

import dev.trunkline.bridge.copy.Copy;
import dev.trunkline.bridge.drift.Difference.Finding;
import dev.trunkline.bridge.drift.Difference.Kind;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.contracts.twilio.ChatParticipant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was seen of a link.
 *
 * @param inside whether what is in the conversations was compared: that of an open link is, while both are there
 * @param attributes of the conversations that are there
 * @param pointers attributes by which a conversation names its twin and its task, where it does not have them
 * @param passed messages that are missing on the other side though later ones of the side named are there
 * @param untold messages of which the webhook before ours has not been told
 * @param edits copies, each with the side whose words and attributes count
 * @param deletions messages that are gone on the side named
 * @param departures people who are gone from the side named
 */
public record Seen(
        boolean inside,
        Map<Side, Boolean> closed,
        Map<Side, String> attributes,
        List<Finding> findings,
        Map<Side, Map<String, String>> pointers,
        List<Passed> passed,
        List<Untold> untold,
        List<Edit> edits,
        List<Deletion> deletions,
        List<Departure> departures) {

    static Seen nothing(boolean inside) {
        return new Seen(
                inside,
                new EnumMap<>(Side.class),
                new EnumMap<>(Side.class),
                new ArrayList<>(),
                new EnumMap<>(Side.class),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    void add(Untold one) {
        findings.add(new Finding(
                Kind.UNTOLD,
                one.side(),
                one.message().sid(),
                "message " + one.message().index()));
        untold.add(one);
    }

    public boolean isClosed(Side side) {
        return closed.getOrDefault(side, false);
    }

    public record Passed(ChatMessage message, Side from) {}

    /** @param ours whether we have posted it */
    public record Untold(ChatMessage message, Side side, boolean ours) {}

    public record Edit(Copy copy, Side from) {}

    public record Deletion(Copy copy, Side from) {}

    public record Departure(ChatParticipant person, Side from) {}
}
