package dev.trunkline.taskrouter.it;

import com.twilio.rest.taskrouter.v1.workspace.Worker;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.simulator.frontline.FrontlineUsers;
import dev.trunkline.taskrouter.people.Choices;
import dev.trunkline.twilio.account.TwilioAccount;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ActivitySyncTest extends BoardTestBase {

    @Inject
    Choices choices;

    @Test
    @Tag("E22")
    @Tag("Y18")
    void followsTheOtherAccountOnceAndSwitchesFrontline() {
        // Given
        var person = person();
        // When
        choose(FLEX, person.flex(), "Available");
        // Then
        await().untilAsserted(() ->
                assertThat(activity(FRONTLINE, person.frontline())).isEqualTo("Available"));
        await().untilAsserted(() -> assertThat(isAvailableInFrontline(person)).isTrue());
        awaitBoard(person.frontline(), "Available");
        choose(FLEX, person.flex(), "Unavailable");
        await().untilAsserted(() ->
                assertThat(activity(FRONTLINE, person.frontline())).isEqualTo("Unavailable"));
        await().untilAsserted(() -> assertThat(isAvailableInFrontline(person)).isFalse());
        awaitBoard(person.frontline(), "Unavailable");
        choose(FRONTLINE, person.frontline(), "Available");
        await().untilAsserted(() -> assertThat(activity(FLEX, person.flex())).isEqualTo("Available"));
        awaitBoard(person.flex(), "Available");
        choose(FRONTLINE, person.frontline(), "Unavailable");
        await().untilAsserted(() -> assertThat(activity(FLEX, person.flex())).isEqualTo("Unavailable"));
        quiet();
        assertThat(changes(person)).isEqualTo(8);
    }

    private boolean isAvailableInFrontline(Person person) {
        return twilio.frontlineUsers().find(person.user()).orElseThrow().available();
    }

    @Test
    @Tag("E22")
    void ignoresActivitiesThatMeanNothingElsewhere() {
        // Given
        var person = person();
        // When
        choose(FLEX, person.flex(), "Available");
        await().untilAsserted(() ->
                assertThat(activity(FRONTLINE, person.frontline())).isEqualTo("Available"));
        choose(FLEX, person.flex(), "Offline");
        awaitBoard(person.flex(), "Offline");
        // Then
        choose(FRONTLINE, person.frontline(), "Unavailable");
        await().untilAsserted(() -> assertThat(activity(FLEX, person.flex())).isEqualTo("Unavailable"));
        assertThat(changes(person)).isEqualTo(5);
    }

    @Test
    @Tag("E22")
    void settlesOnTheLatestOfOppositeChanges() {
        // Given
        var person = person();
        choose(FLEX, person.flex(), "Available");
        await().untilAsserted(() ->
                assertThat(activity(FRONTLINE, person.frontline())).isEqualTo("Available"));
        // When
        choose(FLEX, person.flex(), "Unavailable");
        choose(FRONTLINE, person.frontline(), "Offline");
        choose(FRONTLINE, person.frontline(), "Available");
        // Then
        await().untilAsserted(() -> {
            assertThat(activity(FRONTLINE, person.frontline())).isEqualTo("Available");
            assertThat(activity(FLEX, person.flex())).isEqualTo("Available");
        });
        quiet();
        assertThat(activity(FRONTLINE, person.frontline())).isEqualTo("Available");
        assertThat(activity(FLEX, person.flex())).isEqualTo("Available");
        awaitBoard(person.flex(), "Available");
        awaitBoard(person.frontline(), "Available");
    }

    @Test
    @Tag("E22")
    void knowsItsOwnChangesByTheirVersionHoweverLateTheyAreTold() {
        // Given
        var worker = "WK-" + UUID.randomUUID();
        var before = Instant.now().minus(Duration.ofDays(1));
        choices.expect(worker, "Available", 7, before);
        choices.expect(worker, "Available", 9, before);
        choices.expect(worker, "Unavailable", 11, before);
        choices.expectNoMore(worker, "Unavailable", 11);
        // Then
        assertThat(choices.wasExpected(worker, "Available", 8, before)).isFalse();
        assertThat(choices.wasExpected(worker, "Available", 9, Instant.now())).isTrue();
        assertThat(choices.wasExpected(worker, "Available", 7, Instant.now())).isTrue();
        assertThat(choices.wasExpected(worker, "Available", 7, Instant.now())).isFalse();
        assertThat(choices.wasExpected(worker, "Unavailable", 11, Instant.now()))
                .isFalse();
    }

    private record Person(String flex, String frontline, String user) {}

    /** Somebody who works in both accounts, offline at first. */
    private Person person() {
        var name = "person-" + UUID.randomUUID();
        var user = "US" + UUID.randomUUID().toString().replace("-", "");
        twilio.frontlineUsers().add(new FrontlineUsers.User(user, FRONTLINE.sid(), name, false));
        return new Person(worker(FLEX, name, "{}"), worker(FRONTLINE, name, "{\"userSid\":\"" + user + "\"}"), user);
    }

    private String worker(TwilioAccount account, String name, String attributes) {
        return Worker.creator(workspace(account), name)
                .setActivitySid(FlexProject.activity(account.sid(), "Offline"))
                .setAttributes(attributes)
                .create(client(account))
                .getSid();
    }

    private void awaitBoard(String worker, String activity) {
        await().untilAsserted(() -> assertThat(get("/workers").<Map<String, Object>>getList("items"))
                .filteredOn(found -> worker.equals(found.get("sid")))
                .extracting(found -> found.get("activityName"))
                .containsExactly(activity));
    }

    /** By the test and by the service. */
    private long changes(Person person) {
        return posts(call -> call.path().endsWith(person.flex()) || call.path().endsWith(person.frontline()));
    }
}
