package dev.trunkline.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.trunkline.contracts.command.ErasurePart;
import dev.trunkline.contracts.command.ErasureRequested;
import dev.trunkline.contracts.update.ConversationView;
import dev.trunkline.contracts.update.LinkView;
import dev.trunkline.contracts.update.MessageView;
import dev.trunkline.contracts.update.NoteView;
import dev.trunkline.contracts.update.OutboundTaskView;
import dev.trunkline.contracts.update.PresenceView;
import dev.trunkline.contracts.update.ScheduledMessageView;
import dev.trunkline.contracts.update.TaskView;
import dev.trunkline.contracts.update.Update;
import dev.trunkline.contracts.update.WorkerView;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The document {@code docs/asyncapi.yaml} says what the code does. */
class AsyncApiTest {

    private static final JsonNode DOCUMENT = read();

    @Test
    void namesEveryTopicAndNoOther() {
        assertThat(DOCUMENT.path("channels").findValuesAsText("address"))
                .containsExactlyInAnyOrderElementsOf(Topics.all());
    }

    @Test
    void refersToWhatIsThere() {
        assertThat(DOCUMENT.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(ref -> assertThat(DOCUMENT.at(ref.substring(1)).isMissingNode())
                        .as(ref)
                        .isFalse());
    }

    static Stream<Arguments> schemas() {
        return Stream.of(
                Arguments.of("conversation", ConversationView.class),
                Arguments.of("message", MessageView.class),
                Arguments.of("messageUpdate", Update.MessageAdded.class),
                Arguments.of("messageUpdate", Update.MessageChanged.class),
                Arguments.of("conversationUpdate", Update.ConversationChanged.class),
                Arguments.of("erasedUpdate", Update.ConversationErased.class),
                Arguments.of("erasureUpdate", Update.ErasureChanged.class),
                Arguments.of("erasureRequest", ErasureRequested.class),
                Arguments.of("erasurePart", ErasurePart.class),
                Arguments.of("noteUpdate", Update.NoteAdded.class),
                Arguments.of("note", NoteView.class),
                Arguments.of("presenceUpdate", Update.PresenceChanged.class),
                Arguments.of("presence", PresenceView.class),
                Arguments.of("scheduledMessageUpdate", Update.ScheduledMessageChanged.class),
                Arguments.of("scheduledMessage", ScheduledMessageView.class),
                Arguments.of("outboundTaskUpdate", Update.OutboundTaskChanged.class),
                Arguments.of("outboundTask", OutboundTaskView.class),
                Arguments.of("taskUpdate", Update.TaskChanged.class),
                Arguments.of("task", TaskView.class),
                Arguments.of("reservation", TaskView.ReservationView.class),
                Arguments.of("workerUpdate", Update.WorkerChanged.class),
                Arguments.of("worker", WorkerView.class),
                Arguments.of("linkUpdate", Update.LinkChanged.class),
                Arguments.of("link", LinkView.class));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void describesEveryComponentOfAnUpdate(String schema, Class<?> type) {
        // When
        var properties = DOCUMENT.at("/components/schemas/" + schema + "/properties");
        // Then
        assertThat(names(properties)).containsExactlyInAnyOrderElementsOf(components(type));
    }

    private static List<String> names(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
                .toList();
    }

    private static List<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static JsonNode read() {
        var file = Path.of(System.getProperty("trunkline.root"), "docs", "asyncapi.yaml");
        try {
            return new YAMLMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new IllegalStateException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
