package dev.trunkline.bridge.drift;

import dev.trunkline.bridge.copy.Copy;
import dev.trunkline.bridge.drift.Difference.Finding;
import dev.trunkline.bridge.link.Side;
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
 * @param edits copies, each with the side whose words and attributes count
 * @param deletions messages that are gone on the side named
 * @param departures people who are gone from the side named
 */
public record Seen(
        boolean inside,
        Map<Side, Boolean> closed,
        Map<Side, String> attributes,
        List<Finding> findings,
        List<Edit> edits,
        List<Deletion> deletions,
        List<Departure> departures) {

    static Seen nothing(boolean inside) {
        return new Seen(
                inside,
                new EnumMap<>(Side.class),
                new EnumMap<>(Side.class),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    public boolean isClosed(Side side) {
        return closed.getOrDefault(side, false);
    }

    public record Edit(Copy copy, Side from) {}

    public record Deletion(Copy copy, Side from) {}

    public record Departure(ChatParticipant person, Side from) {}
}
