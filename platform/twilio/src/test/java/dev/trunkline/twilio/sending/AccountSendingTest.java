package dev.trunkline.twilio.sending;

import dev.trunkline.twilio.sending.AccountSending.Permit;
import dev.trunkline.twilio.sending.HeldBackException.Reason;
import dev.trunkline.twilio.sending.ProductBreaker.State;
import dev.trunkline.twilio.sending.SendingSettings.Breaker;
import dev.trunkline.twilio.sending.SendingSettings.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

class AccountSendingTest {

    private static final Duration NOT_AT_ALL = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicLong now = new AtomicLong();
    private final List<Reason> heldBack = new ArrayList<>();
    private final AccountSending account = account(NOT_AT_ALL, 16);

    @Test
    void makesAsManyCallsAtOnceAsItsLimit() {
        // Given
        enter(8);

        // When
        var held = catchThrowableOfType(HeldBackException.class, () -> account.enter("api"));

        // Then
        assertThat(held.reason()).isEqualTo(Reason.LIMIT);
        assertThat(held.retryAfter()).isPositive();
        assertThat(heldBack).containsExactly(Reason.LIMIT);
        assertThat(account.inFlight()).isEqualTo(8);
    }

    @Test
    void takesMoreOnceItsCallsAreAnswered() {
        // When
        rounds(5, Permit::answered);

        // Then
        assertThat(account.limit()).isGreaterThan(8);
        assertThat(account.inFlight()).isZero();
    }

    @Test
    void neverTakesMoreThanItsMost() {
        // When
        rounds(50, Permit::answered);

        // Then
        assertThat(account.limit()).isEqualTo(32);
    }

    @Test
    void halvesItsLimitOnceForCallsThatWereRefusedTogether() {
        // When
        round(permit -> permit.tooMany(null));

        // Then
        assertThat(account.limit()).isEqualTo(4);
    }

    @Test
    void halvesItsLimitAgainForCallsThatCameAfterwards() {
        // When
        rounds(2, permit -> permit.tooMany(null));

        // Then
        assertThat(account.limit()).isEqualTo(2);
    }

    @Test
    void recoversFromItsLeast() {
        // Given
        rounds(10, permit -> permit.tooMany(null));
        assertThat(account.limit()).isEqualTo(2);

        // When
        rounds(10, Permit::answered);

        // Then
        assertThat(account.limit()).isGreaterThanOrEqualTo(8);
    }

    @Test
    void waitsWithEveryCallOfTheAccountAsLongAsTwilioAsked() {
        // Given
        refuse(Duration.ofSeconds(7));

        // When
        now.addAndGet(Duration.ofSeconds(3).toNanos());
        var held = catchThrowableOfType(HeldBackException.class, () -> account.enter("conversations"));

        // Then
        assertThat(held.reason()).isEqualTo(Reason.PAUSE);
        assertThat(held.retryAfter()).isEqualTo(Duration.ofSeconds(4));
        assertThat(account.pause()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void goesOnWhenThePauseIsOver() {
        // Given
        refuse(Duration.ofSeconds(7));

        // When
        now.addAndGet(Duration.ofSeconds(7).toNanos());

        // Then
        assertThat(enter(1)).hasSize(1);
        assertThat(account.pause()).isZero();
    }

    @Test
    void doesNotStopTheAccountForHoursBecauseOneCallIsTold() {
        // When
        refuse(Duration.ofHours(5));

        // Then
        assertThat(account.pause()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void keepsTheLongerOfTwoPauses() {
        // Given
        var calls = enter(2);
        calls.getFirst().tooMany(Duration.ofSeconds(20));

        // When
        calls.getLast().tooMany(Duration.ofSeconds(1));

        // Then
        assertThat(account.pause()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void leavesRoomForCallsThatPeopleWaitFor() {
        // Given
        var background = IntStream.range(0, 4)
                .mapToObj(call -> account.enter("api", true))
                .toList();

        // When
        var held = catchThrowableOfType(HeldBackException.class, () -> account.enter("api", true));

        // Then
        assertThat(background).hasSize(4);
        assertThat(held.reason()).isEqualTo(Reason.LIMIT);
        assertThat(enter(4)).hasSize(4);
    }

    @Test
    void leavesOneCallToPeopleEvenAtItsLeast() {
        // Given
        rounds(10, permit -> permit.tooMany(null));
        account.enter("conversations", true);

        // When
        assertThatThrownBy(() -> account.enter("conversations", true)).isInstanceOf(HeldBackException.class);

        // Then
        assertThat(enterAtItsPace(1)).hasSize(1);
    }

    @Test
    void knowsBackgroundWorkByItsThread() throws Exception {
        // Given
        Background.run(() ->
                IntStream.range(0, 4).mapToObj(call -> account.enter("api")).toList());

        // When
        var held = catchThrowableOfType(HeldBackException.class, () -> Background.run(() -> account.enter("api")));

        // Then
        assertThat(held.reason()).isEqualTo(Reason.LIMIT);
        assertThat(enter(4)).hasSize(4);
    }

    @Test
    void letsAWaitingCallGoAsSoonAsAnotherEnds() {
        // Given
        var patient = account(LONG, 16);
        var first = IntStream.range(0, 8).mapToObj(call -> patient.enter("api")).toList();
        var waiting = waiting(patient);
        await().until(() -> patient.waiting() == 1);

        // When
        first.getFirst().close();

        // Then
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(30));
        assertThat(patient.inFlight()).isEqualTo(8);
    }

    @Test
    void putsOffAtOnceWhatWouldWaitBehindTooMany() {
        // Given
        var patient = account(LONG, 1);
        var first = patient.enter("api");
        for (int call = 1; call < 8; call++) {
            patient.enter("api");
        }
        var waiting = waiting(patient);
        await().until(() -> patient.waiting() == 1);

        // When
        var held = catchThrowableOfType(HeldBackException.class, () -> patient.enter("api"));

        // Then
        assertThat(held.reason()).isEqualTo(Reason.LIMIT);
        assertThat(waiting).isNotDone();
        first.close();
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void leavesAProductAloneThatFailsAndNoOther() {
        // Given
        fail("api", 10);

        // When
        var held = catchThrowableOfType(HeldBackException.class, () -> account.enter("api"));

        // Then
        assertThat(held.reason()).isEqualTo(Reason.BREAKER);
        assertThat(held.retryAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(account.enter("conversations")).isNotNull();
        assertThat(account.inFlight()).isEqualTo(1);
    }

    @Test
    void looksWithAFewProbesWhetherItIsOver() {
        // Given
        fail("api", 10);
        now.addAndGet(Duration.ofMillis(5_001).toNanos());

        // When
        var probes = enter(3);
        var held = catchThrowableOfType(HeldBackException.class, () -> account.enter("api"));
        probes.forEach(probe -> {
            probe.answered();
            probe.close();
        });

        // Then
        assertThat(held.reason()).isEqualTo(Reason.BREAKER);
        assertThat(state("api")).isEqualTo(State.CLOSED);
        assertThat(enter(5)).hasSize(5);
    }

    @Test
    void waitsLongerWhereTheProbesFailToo() {
        // Given
        fail("api", 10);
        now.addAndGet(Duration.ofMillis(5_001).toNanos());

        // When
        fail("api", 3);

        // Then
        assertThat(state("api")).isEqualTo(State.OPEN);
        assertThat(catchThrowableOfType(HeldBackException.class, () -> account.enter("api"))
                        .retryAfter())
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void takesRefusalsForNoFailure() {
        // When
        rounds(10, permit -> permit.tooMany(null));

        // Then
        assertThat(state("api")).isEqualTo(State.CLOSED);
    }

    @Test
    void slowsDownWhereTwilioIsOverloaded() {
        // When
        round(Permit::overloaded);

        // Then
        assertThat(account.limit()).isEqualTo(4);
    }

    @Test
    void goesNoFasterThanTwilioTookAfterARefusal() {
        // Given
        refuse(null);

        // When
        var held = catchThrowableOfType(HeldBackException.class, () -> account.enter("api"));

        // Then
        assertThat(held.reason()).isEqualTo(Reason.RATE);
        assertThat(held.retryAfter()).isPositive();
        assertThat(heldBack).containsExactly(Reason.RATE);
    }

    @Test
    void slowsDownOnlyTheProductThatRefused() {
        // When
        refuse(null);

        // Then
        assertThat(account.enter("conversations")).isNotNull();
    }

    @Test
    void letsACallThatWaitsForItsPaceGo() {
        // Given
        var patient = account(LONG, 16);
        try (var refused = patient.enter("api")) {
            refused.tooMany(null);
        }
        var waiting = waiting(patient);
        await().until(() -> patient.waiting() == 1);

        // When
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        patient.enter("conversations").close();

        // Then
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void letsBackgroundCallsOfOtherProductsPassThoseThatWaitForTheirPace() {
        // Given
        var patient = account(LONG, 16);
        try (var refused = patient.enter("api")) {
            refused.tooMany(null);
        }
        var waiting = waiting(patient);
        await().until(() -> patient.waiting() == 1);

        // When
        var passing = patient.enter("conversations", true);

        // Then
        assertThat(passing).isNotNull();
        assertThat(waiting).isNotDone();
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        passing.close();
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void keepsThePlacesOfPeopleFromBackgroundCallsThatWaitForAPace() {
        // Given
        var patient = account(LONG, 2);
        refuse(patient, "api");
        var background = waitingForAll(patient, waiting(patient, "api", true), waiting(patient, "api", true));

        // When
        var interactive = waiting(patient);
        // One in the background may give way.
        await().until(() -> patient.waiting() == 3
                || interactive.isDone()
                || background.stream().anyMatch(CompletableFuture::isDone));

        // Then
        assertThat(interactive).isNotDone();
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        patient.enter("conversations").close();
        assertThat(interactive).succeedsWithin(Duration.ofSeconds(30));
        assertThat(background).noneMatch(call -> call.isDone() && !call.isCompletedExceptionally());
    }

    @Test
    void putsOffBackgroundCallsBehindTooMany() {
        // Given
        var patient = account(LONG, 2);
        refuse(patient, "api");
        waitingForAll(patient, waiting(patient), waiting(patient, "api", true));

        // When
        var held = catchThrowableOfType(HeldBackException.class, () -> patient.enter("api", true));

        // Then
        assertThat(held.reason()).isEqualTo(Reason.RATE);
    }

    @Test
    void letsBackgroundCallsOfAPacedProductPassThoseThatWaitForAnothersPace() {
        // Given
        var patient = account(LONG, 16);
        refuse(patient, "conversations");
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        refuse(patient, "api");
        var interactive = waiting(patient);
        await().until(() -> patient.waiting() == 1);

        // When
        var passing = waiting(patient, "conversations", true);

        // Then
        assertThat(passing).succeedsWithin(Duration.ofSeconds(30));
        assertThat(interactive).isNotDone();
    }

    @Test
    void tellsAnotherOfTheRoomThatACallsNewPaceDoesNotLetItTake() {
        // Given
        var patient = account(LONG, 16);
        var calls = IntStream.range(0, 8).mapToObj(call -> patient.enter("api")).toList();
        now.addAndGet(Duration.ofMillis(1).toNanos());
        // The limit is halved here, so that the refusal below leaves it as it is.
        calls.getFirst().overloaded();
        calls.subList(0, 4).forEach(Permit::close);
        var first = waiting(patient);
        await().until(() -> patient.waiting() == 1);
        var second = waiting(patient, "conversations", false);
        await().until(() -> patient.waiting() == 2);

        // When
        calls.getLast().tooMany(null);
        calls.getLast().close();

        // Then
        assertThat(second).succeedsWithin(Duration.ofSeconds(30));
        assertThat(first).isNotDone();
    }

    @Test
    void letsBackgroundCallsGoWhenTheOneBeforeThemIsPutOff() throws Exception {
        // Given
        var patient = account(LONG, 16);
        try (var refused = patient.enter("api")) {
            refused.tooMany(Duration.ofSeconds(50));
        }
        var person = Thread.startVirtualThread(
                () -> assertThatThrownBy(() -> patient.enter("api")).isInstanceOf(HeldBackException.class));
        await().until(() -> patient.waiting() == 1);
        now.addAndGet(Duration.ofSeconds(51).toNanos());
        var background = waiting(patient, "api", true);
        await().until(() -> patient.waiting() == 2 || background.isDone());
        assertThat(background).isNotDone();

        // When
        person.interrupt();

        // Then
        assertThat(background).succeedsWithin(Duration.ofSeconds(30));
        person.join();
    }

    private static CompletableFuture<Permit> waiting(AccountSending patient) {
        return waiting(patient, "api", false);
    }

    private static CompletableFuture<Permit> waiting(AccountSending patient, String product, boolean inBackground) {
        return CompletableFuture.supplyAsync(() -> patient.enter(product, inBackground), Thread::startVirtualThread);
    }

    @SafeVarargs
    private static List<CompletableFuture<Permit>> waitingForAll(
            AccountSending patient, CompletableFuture<Permit>... calls) {
        await().until(() -> patient.waiting() == calls.length);
        return List.of(calls);
    }

    private static void refuse(AccountSending account, String product) {
        try (var refused = account.enter(product)) {
            refused.tooMany(null);
        }
    }

    private State state(String product) {
        return account.breakers().stream()
                .filter(breaker -> breaker.product().equals(product))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private List<Permit> enter(int calls) {
        return IntStream.range(0, calls).mapToObj(call -> account.enter("api")).toList();
    }

    /** As {@link #enter(int)}, each as soon as the pace lets it go. */
    private List<Permit> enterAtItsPace(int calls) {
        return IntStream.range(0, calls).mapToObj(call -> enterAtItsPace()).toList();
    }

    private Permit enterAtItsPace() {
        while (true) {
            try {
                return account.enter("api");
            } catch (HeldBackException held) {
                assertThat(held.reason()).isEqualTo(Reason.RATE);
                now.addAndGet(held.retryAfter().toNanos());
            }
        }
    }

    private void refuse(@Nullable Duration retryAfter) {
        try (var permit = account.enter("api")) {
            permit.tooMany(retryAfter);
        }
    }

    private void fail(String product, int calls) {
        for (int call = 0; call < calls; call++) {
            try (var permit = account.enter(product)) {
                permit.failed();
            }
        }
    }

    /** As many calls at once as the limit allows, which end alike. */
    private void round(Consumer<Permit> ending) {
        now.addAndGet(Duration.ofMillis(100).toNanos());
        var calls = enterAtItsPace(account.limit());
        now.addAndGet(Duration.ofMillis(100).toNanos());
        calls.forEach(call -> {
            ending.accept(call);
            call.close();
        });
    }

    private void rounds(int count, Consumer<Permit> ending) {
        for (int round = 0; round < count; round++) {
            round(ending);
        }
    }

    private AccountSending account(Duration longestWait, int mostWaiting) {
        var settings = new SendingSettings(
                new Limit(8, 2, 32, 0.5),
                0.5,
                longestWait,
                mostWaiting,
                Duration.ofMinutes(1),
                new Breaker(20, 10, 50, Duration.ofSeconds(5), Duration.ofMinutes(1), 3));
        return new AdaptiveSending(
                        settings,
                        new SendingListener() {
                            @Override
                            public void account(AccountSending account) {}

                            @Override
                            public void product(AccountSending account, ProductBreaker breaker, Pace pace) {}

                            @Override
                            public void heldBack(AccountSending account, Reason reason) {
                                heldBack.add(reason);
                            }
                        },
                        now::get)
                .account("flex");
    }
}
