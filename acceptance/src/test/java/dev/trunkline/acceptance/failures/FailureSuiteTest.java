package dev.trunkline.acceptance.failures;

import dev.trunkline.launcher.SandboxSettings;
import dev.trunkline.launcher.Service;
import dev.trunkline.simulator.handset.HandsetMessage;
import dev.trunkline.simulator.webhook.SentWebhook.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Nothing is lost, nothing is done twice, each conversation keeps its order, whatever fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(FailureSuiteTest.FIRST)
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 2, unit = TimeUnit.HOURS)
class FailureSuiteTest {

    /** It has a stack of its own and takes longest: the others run beside it. */
    static final int FIRST = 1;

    private static final Path HOME = Path.of("target/failures").toAbsolutePath();

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Plan plan = Plan.ofSystemProperties();
    private FailureStack stack;

    @BeforeAll
    void start() {
        stack = FailureStack.start(HOME.resolve("stack"), new MessagingLayout(plan), FailureSuiteTest::say);
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void keepsEveryPromiseWhateverFails() throws Exception {
        // When
        var outcome =
                new Run(stack, plan, FailureSuiteTest::say).execute(HOME.resolve("record-" + plan.seed() + ".md"));
        // Then
        say("\n" + outcome.record());
        assertThat(outcome.violations()).as(outcome.record()).isEmpty();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @Tag("A08")
    void whatComesWhileTheServiceIsAwayIsAppliedOnceAndInOrder() {
        // Given
        var customer = "+15552000001";
        var conversation = new Agent(stack).open(customer);
        stack.process(Service.MESSAGING).stop();
        // When
        var texts = twentyTexts();
        texts.forEach(text -> stack.twilio().handset().send(customer, SandboxSettings.SMS_NUMBER, text));
        await().atMost(PATIENCE)
                .until(() -> stack.twilio().webhooks().with(Outcome.DELIVERED).stream()
                                .filter(sent -> sent.webhook().addresses().contains(customer))
                                .count()
                        == texts.size());
        stack.process(Service.MESSAGING).start();
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(new Agent(stack).inbox(conversation))
                        .extracting(message -> message.path("body").asText())
                        .isEqualTo(texts));
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @Tag("A08")
    void whatIsAnsweredWhileTwilioIsAwayReachesTheCustomerOnceAndInOrder() {
        // Given
        var customer = "+15552000002";
        var agent = new Agent(stack);
        var conversation = agent.open(customer);
        stack.stopTwilio();
        // When
        var texts = twentyTexts();
        texts.forEach(text -> agent.send(conversation, text));
        stack.startTwilio();
        // Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(stack.twilio().handset().messages(customer))
                    .extracting(HandsetMessage::body)
                    .isEqualTo(texts);
            assertThat(agent.inbox(conversation))
                    .extracting(message -> message.path("status").asText())
                    .containsOnly("queued");
        });
    }

    private static List<String> twentyTexts() {
        return IntStream.rangeClosed(1, 20)
                .mapToObj(number -> "one of twenty, number " + number)
                .toList();
    }

    private static void say(String line) {
        System.out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + line);
    }
}
