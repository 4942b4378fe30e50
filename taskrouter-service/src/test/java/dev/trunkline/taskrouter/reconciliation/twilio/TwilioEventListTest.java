package dev.trunkline.taskrouter.reconciliation.twilio;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.taskrouter.crowd.Crowd;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TwilioEventListTest {

    @Test
    void tellsOfTheWorkersOfAllPages() {
        // Given
        try (var crowd = new Crowd()) {
            var told = new ArrayList<String>();
            // When
            new TwilioEventList(crowd.clients())
                    .present(
                            crowd.place(),
                            TraceContext.start(),
                            event -> told.add(event.data().get("WorkerName")));
            // Then
            assertThat(told)
                    .filteredOn(name -> name.startsWith("crowd-"))
                    .hasSize(Crowd.SIZE)
                    .doesNotHaveDuplicates();
            assertThat(crowd.pages("Workers")).isEqualTo(told.size() / 100 + 1);
        }
    }
}
