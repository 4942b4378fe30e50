package dev.trunkline.journal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.operations.AuditRecord;
import dev.trunkline.journal.operations.EntryDetail;
import dev.trunkline.journal.operations.FailedAttempt;
import dev.trunkline.journal.operations.Justification;
import dev.trunkline.journal.operations.StepView;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.query.EntryView;
import dev.trunkline.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PicturesTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    @Test
    void showsAnEntryWithItsAttemptsStepsAndText() {
        var shown = json(EntryPicture.of(detail("Body=Gr\u00fc\u00dfe".getBytes(StandardCharsets.UTF_8))));
        assertThat(shown.path("id").asLong()).isEqualTo(7);
        assertThat(shown.path("state").asText()).isEqualTo("parked");
        assertThat(shown.path("eventId").asText()).isEqualTo("e-7");
        assertThat(shown.path("traceId").asText()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(shown.path("attemptsFailed").path(0).path("reason").asText()).isEqualTo("refused");
        assertThat(shown.path("steps").path(0).path("result").path("sid").asText())
                .isEqualTo("SM1");
        assertThat(shown.path("steps").path(1).path("result").isNull()).isTrue();
        assertThat(shown.path("data").asText()).isEqualTo("Body=Grüße");
        assertThat(shown.path("dataBase64").asText()).isEqualTo("Qm9keT1HcsO8w59l");
    }

    @Test
    void showsBytesThatAreNoTextAsBase64Alone() {
        assertThat(json(EntryPicture.of(detail(new byte[] {(byte) 0xff, 0})))
                        .path("data")
                        .isNull())
                .isTrue();
        assertThat(json(EntryPicture.of(detail(new byte[] {'a', 0})))
                        .path("data")
                        .isNull())
                .isTrue();
    }

    @Test
    void showsWhatWasAskedForInTheAuditLogAsJson() {
        var line = AuditLine.of(new AuditRecord(
                1, NOON, new Justification("olga", "asked to"), "replay", null, null, 3L, "{\"type\":\"x\"}"));
        assertThat(json(line).path("detail").path("type").asText()).isEqualTo("x");
        assertThat(line.who()).isEqualTo("olga");
    }

    @Test
    void readsTimesWithAnyOffset() {
        assertThat(Words.instant("from", "2026-11-21T13:00:00+01:00")).isEqualTo(NOON);
        assertThatThrownBy(() -> Words.instant("from", "yesterday"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("from: must be a time such as");
    }

    @Test
    void listsTheStatesThereAre() {
        assertThat(Words.value(EntryState.class, "state", "parked")).isEqualTo(EntryState.PARKED);
        assertThat(Words.value(EntryState.class, "state", "")).isNull();
        assertThatThrownBy(() -> Words.value(EntryState.class, "state", "PARKED"))
                .hasMessageContaining("state: must be one of waiting, done, parked, skipped");
    }

    @Test
    void refusesTextThatTheDatabaseCannotHold() {
        var lane = new ReplayWish.Filter(null, null, "a\0", null, null, null);
        var type = new ReplayWish.Filter(null, null, null, "a\0*", null, null);
        var topic = new ReplayWish.Topic("a\0", NOON, null);
        assertThat(Words.storable("key", "+1;\n\u0001")).isEqualTo("+1;\n\u0001");
        assertThatThrownBy(() -> Words.storable("key", "\0"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("key: must not contain a NUL character");
        assertThatThrownBy(lane::parsed).isInstanceOf(ProblemException.class).hasMessageContaining("lane:");
        assertThatThrownBy(type::parsed).isInstanceOf(ProblemException.class).hasMessageContaining("type:");
        assertThatThrownBy(() -> topic.parsed(NOON))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("topic:");
        assertThatThrownBy(() -> new JournalResource.Asked(List.of("e", "\0")).storable())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("eventIds:");
    }

    @Test
    void takesANewBodyAsTextOrAsBytes() {
        assertThat(new Change.Edit("why", "Gr\u00fcn", null).bytes())
                .isEqualTo("Grün".getBytes(StandardCharsets.UTF_8));
        assertThat(new Change.Edit("why", null, "/wA=").bytes()).isEqualTo(new byte[] {(byte) 0xff, 0});
        assertThatThrownBy(() -> new Change.Edit("why", null, null).bytes()).hasMessageContaining("data");
        assertThatThrownBy(() -> new Change.Edit("why", "a", "YQ==").bytes()).hasMessageContaining("data");
        assertThatThrownBy(() -> new Change.Edit("why", null, "%").bytes()).hasMessageContaining("base64");
    }

    @Test
    void wantsExactlyOneSourceOfAReplay() {
        var filter = new ReplayWish.Filter(null, "done", " ", "twilio.*", null, null);
        var topic = new ReplayWish.Topic("trunkline.webhooks.messaging", NOON, null);
        var journal = new ReplayWish(filter, null, null).source(NOON);
        var kafka = new ReplayWish(null, topic, null).source(NOON.plusSeconds(1));
        assertThat(journal).isInstanceOfSatisfying(ReplayWish.Source.Journal.class, source -> {
            assertThat(source.filter().state()).isEqualTo(EntryState.DONE);
            assertThat(source.filter().lane()).isNull();
        });
        assertThat(kafka)
                .isInstanceOfSatisfying(
                        ReplayWish.Source.Kafka.class,
                        source -> assertThat(source.range().to()).isEqualTo(NOON.plusSeconds(1)));
        assertThatThrownBy(() -> new ReplayWish(null, null, "why").source(NOON)).hasMessageContaining("filter");
        assertThatThrownBy(() -> new ReplayWish(filter, topic, "why").source(NOON))
                .hasMessageContaining("filter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void wantsAReasonForAReplay(String why) {
        assertThatThrownBy(() -> new ReplayWish(null, null, why).reason()).hasMessageContaining("why");
    }

    private static EntryDetail detail(byte[] data) {
        var event = new CloudEvent(
                "e-7",
                "/accounts/AC1/messaging",
                "twilio.messaging.inbound",
                NOON,
                "application/x-www-form-urlencoded",
                Map.of(CloudEvent.Extension.TRACE_PARENT, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                data);
        var entry = new EntryView(7, "+1;+2", 3, EntryState.PARKED, 4, "refused", 21610, event, NOON, null);
        return new EntryDetail(
                entry,
                5,
                2L,
                List.of(new FailedAttempt(1, NOON, "refused", 21610)),
                List.of(
                        new StepView("send", true, "{\"sid\":\"SM1\"}", NOON),
                        new StepView("tell", false, null, NOON)));
    }

    private static JsonNode json(Object picture) {
        return JSON.valueToTree(picture);
    }
}
