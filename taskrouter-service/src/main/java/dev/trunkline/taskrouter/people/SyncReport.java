package dev.trunkline.taskrouter.people;

import dev.trunkline.taskrouter.account.Workspaces;
import dev.trunkline.taskrouter.account.Workspaces.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Who is a worker in which account, and where their accounts differ. */
@ApplicationScoped
public class SyncReport {

    private final Workspaces workspaces;
    private final ActivityMapping mapping;
    private final Directory directory;

    public SyncReport(Workspaces workspaces, ActivityMapping mapping, Directory directory) {
        this.workspaces = workspaces;
        this.mapping = mapping;
        this.directory = directory;
    }

    /**
     * @param activities the person's activity by account
     * @param differences in words; none where all is well
     */
    public record Person(String name, Map<String, String> activities, List<String> differences) {}

    /** What is kept of a worker while all are read. */
    private record Seen(String name, String activityName) {}

    /** By name. Asks Twilio for all workers; of each no more is kept than is told. */
    public List<Person> people() {
        var places = workspaces.all();
        var people = new TreeMap<String, Map<Place, Seen>>();
        for (var place : places) {
            directory.all(
                    place,
                    member -> people.computeIfAbsent(
                                    member.name().toLowerCase(Locale.ROOT), name -> new LinkedHashMap<>())
                            .put(place, new Seen(member.name(), member.activityName())));
        }
        return people.values().stream().map(members -> person(places, members)).toList();
    }

    private Person person(List<Place> places, Map<Place, Seen> members) {
        var activities = new TreeMap<String, String>();
        members.forEach((place, member) -> activities.put(place.account(), member.activityName()));
        var differences = new ArrayList<String>();
        for (var place : places) {
            if (!members.containsKey(place)) {
                differences.add("no worker in " + place.account());
            }
        }
        var states = members.entrySet().stream()
                .flatMap(
                        member -> mapping
                                .stateOf(
                                        member.getKey().account(),
                                        member.getValue().activityName())
                                .stream())
                .distinct()
                .toList();
        if (states.size() > 1) {
            differences.add("activities differ: " + activities);
        }
        return new Person(members.values().iterator().next().name(), activities, differences);
    }
}
