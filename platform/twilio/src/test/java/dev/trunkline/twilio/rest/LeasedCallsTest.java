package dev.trunkline.twilio.rest;

import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import dev.trunkline.contracts.event.LeaseLapsedException;
import dev.trunkline.contracts.event.LeaseScope;
import dev.trunkline.contracts.event.LeaseScope.Lease;
import dev.trunkline.contracts.failure.Failure.Transient;
import dev.trunkline.twilio.account.TwilioAccount;
import dev.trunkline.twilio.failure.TwilioFailures;
import dev.trunkline.twilio.sending.AdaptiveSending;
import dev.trunkline.twilio.sending.SendingListener;
import dev.trunkline.twilio.sending.SendingSettings;
import dev.trunkline.twilio.stub.StubTwilio;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A process that stood still while another took over its work sends nothing when it goes on. */
class LeasedCallsTest {

    private static final String FLEX = "AC4c6d62d3bf1584e6bc1e606cd45ab7ba";
    private static final String MESSAGE = "{\"sid\":\"SM00000000000000000000000000000001\",\"status\":\"queued\"}";

    private final StubTwilio twilio = new StubTwilio();
    private final TwilioClients clients = new TwilioClients(
            () -> List.of(new TwilioAccount("flex", FLEX, List.of("flex-token"), Optional.empty())),
            new TwilioHosts(Optional.of(twilio.uri())),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            (call, status, took) -> {},
            new AdaptiveSending(SendingSettings.defaults(), SendingListener.NONE, System::nanoTime));

    @AfterEach
    void close() {
        clients.close();
        twilio.close();
    }

    @Test
    void sendsNothingOnceItsLeaseMayHaveRunOut() {
        // When
        var thrown = catchThrowable(() -> LeaseScope.run(() -> false, this::send));

        // Then
        assertThat(thrown).isInstanceOf(LeaseLapsedException.class);
        assertThat(twilio.calls()).isEmpty();
        assertThat(new TwilioFailures().classify(thrown))
                .isInstanceOfSatisfying(
                        Transient.class,
                        failure -> assertThat(failure.outcomeKnown()).isTrue());
    }

    @Test
    void sendsNoBodyWhereItsLeaseRunsOutBehindTheHeaders() {
        // Given
        var asked = new AtomicInteger();
        Lease runsOut = () -> asked.incrementAndGet() == 1;

        // When
        var thrown = catchThrowable(() -> LeaseScope.run(runsOut, this::send));

        // Then
        assertThat(thrown).isInstanceOf(LeaseLapsedException.class);
        assertThat(asked).hasValue(2);
        assertThat(twilio.calls()).isEmpty();
    }

    @Test
    void readsWhoeverHasTheLease() {
        // Given
        twilio.answer(200, MESSAGE);

        // When
        var read = LeaseScope.run(
                () -> false,
                () -> Message.fetcher("SM00000000000000000000000000000001").fetch(clients.forAccount(FLEX)));

        // Then
        assertThat(read.getSid()).isEqualTo("SM00000000000000000000000000000001");
    }

    @Test
    void sendsAsLongAsItIsHeld() {
        // Given
        twilio.answer(201, MESSAGE);

        // When
        LeaseScope.run(() -> true, this::send);

        // Then
        assertThat(twilio.calls()).hasSize(1);
    }

    private Message send() {
        return Message.creator(new PhoneNumber("+14155550101"), new PhoneNumber("+14155550100"), "hello")
                .create(clients.forAccount(FLEX));
    }
}
