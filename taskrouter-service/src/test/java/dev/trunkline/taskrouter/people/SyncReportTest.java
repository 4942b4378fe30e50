package dev.trunkline.taskrouter.people;

import dev.trunkline.taskrouter.account.Workspaces;
import dev.trunkline.taskrouter.account.Workspaces.Place;
import dev.trunkline.twilio.account.TwilioAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class SyncReportTest {

    private static final Workspaces WORKSPACES = new Workspaces(
            () -> List.of(account("flex", "1"), account("frontline", "2")),
            () -> Map.of("flex", "WS1", "frontline", "WS2"));
    private static final ActivityMapping MAPPING = new ActivityMapping(Map.of(
            "available", Map.of("flex", "Available", "frontline", "Online"),
            "unavailable", Map.of("flex", "Unavailable", "frontline", "Away")));

    @Test
    void listsEachPersonOnceWithWhatDiffersBetweenTheAccounts() {
        // Given
        var report = report(Map.of(
                "flex", Map.of("Zoe", "Available", "Ana", "Available", "Ben", "Available", "Eve", "On a call"),
                "frontline", Map.of("zoe", "Online", "Ana", "Away", "Cy", "Away", "Eve", "Away")));
        // When
        var people = report.people();
        // Then
        assertThat(people)
                .extracting(SyncReport.Person::name, SyncReport.Person::activities, SyncReport.Person::differences)
                .containsExactly(
                        tuple(
                                "Ana",
                                Map.of("flex", "Available", "frontline", "Away"),
                                List.of("activities differ: {flex=Available, frontline=Away}")),
                        tuple("Ben", Map.of("flex", "Available"), List.of("no worker in frontline")),
                        tuple("Cy", Map.of("frontline", "Away"), List.of("no worker in flex")),
                        tuple("Eve", Map.of("flex", "On a call", "frontline", "Away"), List.of()),
                        tuple("Zoe", Map.of("flex", "Available", "frontline", "Online"), List.of()));
    }

    private static SyncReport report(Map<String, Map<String, String>> workers) {
        return new SyncReport(WORKSPACES, MAPPING, new Workers(workers));
    }

    private static TwilioAccount account(String name, String digit) {
        return new TwilioAccount(name, "AC" + digit.repeat(32), List.of("a token"), Optional.empty());
    }

    /** @param workers by account: the activity of each name */
    private record Workers(Map<String, Map<String, String>> workers) implements Directory {

        @Override
        public void all(Place place, Consumer<Member> each) {
            workers.getOrDefault(place.account(), Map.of())
                    .forEach((name, activity) ->
                            each.accept(new Member("WK" + name, name, "WA" + activity, activity, true, null, "")));
        }

        @Override
        public Optional<Member> find(Place place, String name) {
            throw new UnsupportedOperationException("a report asks for all");
        }

        @Override
        public Optional<String> activity(Place place, String name) {
            throw new UnsupportedOperationException("a report changes nothing");
        }

        @Override
        public void setActivity(Place place, Member member, String activitySid) {
            throw new UnsupportedOperationException("a report changes nothing");
        }

        @Override
        public void setActivity(ActivityWish wish) {
            throw new UnsupportedOperationException("a report changes nothing");
        }

        @Override
        public void setAvailable(Place place, String userSid, boolean available) {
            throw new UnsupportedOperationException("a report changes nothing");
        }
    }
}
