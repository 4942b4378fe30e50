package dev.trunkline.taskrouter.people.twilio;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.taskrouter.account.Workspaces;
import dev.trunkline.taskrouter.crowd.Crowd;
import dev.trunkline.taskrouter.people.ActivityMapping;
import dev.trunkline.taskrouter.people.SyncReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TwilioDirectoryTest {

    @Test
    void comparesThePeopleOfAllPages() {
        // Given
        try (var crowd = new Crowd()) {
            var account = crowd.account();
            var workspaces = new Workspaces(
                    () -> List.of(account),
                    () -> Map.of(account.name(), crowd.place().sid()));
            var report = new SyncReport(
                    workspaces,
                    new ActivityMapping(Map.of()),
                    new TwilioDirectory(crowd.clients(), new ObjectMapper()));
            // When
            var people = report.people();
            // Then
            assertThat(people)
                    .extracting(SyncReport.Person::name)
                    .filteredOn(name -> name.startsWith("crowd-"))
                    .hasSize(Crowd.SIZE)
                    .doesNotHaveDuplicates()
                    .startsWith(Crowd.name(0))
                    .endsWith(Crowd.name(Crowd.SIZE - 1));
            assertThat(crowd.pages("Workers")).isEqualTo(people.size() / 100 + 1);
        }
    }
}
