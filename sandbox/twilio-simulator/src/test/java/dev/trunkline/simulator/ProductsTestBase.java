package dev.trunkline.simulator;

import com.twilio.exception.ApiException;
import dev.trunkline.simulator.contract.TwilioOpenApi;
import java.util.List;
import java.util.stream.StreamSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The official SDK against the simulator, in what Twilio publishes of its API. */
abstract class ProductsTestBase extends SimulatorTestBase {

    /** What the simulator accepted from the SDK, and the status it gave, must be what Twilio publishes. */
    @AfterEach
    void answersAsPublished() {
        var accepted = simulator.calls().where(call -> call.status() < 400);
        assertThat(TwilioOpenApi.find()
                        .map(documents -> documents.check(accepted))
                        .orElse(List.of()))
                .isEmpty();
    }

    static void assertRefused(int status, int code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ApiException.class, refused -> {
            assertThat(refused.getStatusCode()).isEqualTo(status);
            assertThat(refused.getCode()).isEqualTo(code);
        });
    }

    static <T> List<T> listed(Iterable<T> resources) {
        return StreamSupport.stream(resources.spliterator(), false).toList();
    }
}
