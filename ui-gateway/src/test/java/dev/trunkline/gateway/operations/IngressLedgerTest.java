package dev.trunkline.gateway.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IngressLedgerTest {

    private static final String FIRST = """
            {"address": "http://ingress-0", "reachable": true, "spooled": 2, "spooledIds": ["a", "b"], "setAside": 1,
             "setAsideIds": ["x"], "quarantined": 1, "quarantinedIds": ["q"], "quarantineTrouble": null,
             "topics": [{"topic": "t", "spooled": 2, "setAside": 1}], "counts": {"published": 5}}""";
    private static final String SECOND = """
            {"address": "http://ingress-1", "reachable": true, "spooled": 1, "spooledIds": ["c"], "setAside": 0,
             "setAsideIds": [], "quarantined": 1, "quarantinedIds": ["q"], "quarantineTrouble": null,
             "topics": [{"topic": "t", "spooled": 1, "setAside": 0}], "counts": {"published": 7}}""";
    private static final String SILENT =
            "{\"address\": \"http://ingress-1\", \"reachable\": false, \"reason\": \"timed out\"}";

    @Test
    void addsUpTheSpoolsAndCountsTheOneQuarantineOnce() {
        var merged = IngressLedger.of(List.of(report(FIRST), report(SECOND)));
        assertThat(merged.path("reachable").asBoolean()).isTrue();
        assertThat(merged.path("spooled").asLong()).isEqualTo(3);
        assertThat(texts(merged.path("spooledIds"))).containsExactly("a", "b", "c");
        assertThat(texts(merged.path("setAsideIds"))).containsExactly("x");
        assertThat(merged.path("quarantined").asLong()).isEqualTo(1);
        assertThat(texts(merged.path("quarantinedIds"))).containsExactly("q");
        assertThat(merged.path("topics")).hasToString("[{\"topic\":\"t\",\"spooled\":3,\"setAside\":1}]");
        assertThat(merged.path("cut").asBoolean()).isFalse();
        assertThat(merged.path("instances")).hasSize(2);
        assertThat(merged.at("/instances/1/counts/published").asLong()).isEqualTo(7);
    }

    @Test
    void saysWhichInstanceDidNotAnswerAndShowsTheOthers() {
        var merged = IngressLedger.of(List.of(report(FIRST), report(SILENT)));
        assertThat(merged.path("reachable").asBoolean()).isFalse();
        assertThat(merged.path("reason").asText()).isEqualTo("http://ingress-1: timed out");
        assertThat(merged.path("spooled").asLong()).isEqualTo(2);
    }

    @Test
    void saysThatAListWasCut() {
        var more = report(SECOND).put("spooled", 10_001);
        assertThat(IngressLedger.of(List.of(report(FIRST), more)).path("cut").asBoolean())
                .isTrue();
    }

    @Test
    void isContentWithOneThatCanReadTheQuarantine() {
        var blind = report(FIRST).putNull("quarantined").put("quarantineTrouble", "Kafka is away");
        var both = IngressLedger.of(List.of(blind, report(SECOND)));
        var alone = IngressLedger.of(List.of(blind));
        assertThat(both.path("quarantined").asLong()).isEqualTo(1);
        assertThat(both.path("quarantineTrouble").isNull()).isTrue();
        assertThat(alone.path("quarantined").isNull()).isTrue();
        assertThat(alone.path("quarantineTrouble").asText()).isEqualTo("Kafka is away");
    }

    private static ObjectNode report(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
