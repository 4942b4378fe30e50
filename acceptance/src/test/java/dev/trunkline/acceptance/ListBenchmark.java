package dev.trunkline.acceptance;

import com.microsoft.playwright.Page;
import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.trunkline.acceptance.Chromium.patient;

/**
 * How smoothly the console scrolls through 200 conversations, from the newest to the oldest and back, without and with customers
 * who write meanwhile. Prints a table in Markdown; no build runs it, docs/benchmarks.md says how to.
 */
class ListBenchmark extends InboxPageTestBase {

    private static final int CONVERSATIONS = 200;
    private static final int PIXELS_PER_SECOND = 2_500;
    private static final int MESSAGES_PER_SECOND = 20;

    /** Scrolls at one speed, whatever the frames take; more rows are fetched as the end comes near. */
    private static final String SCROLL = """
            async ([speed, conversations]) => {
              const list = document.querySelector('[data-testid=conversation-list]');
              const frames = [], tasks = [];
              let rows = 0;
              const observer = new PerformanceObserver(told => tasks.push(...told.getEntries()));
              observer.observe({type: 'longtask'});
              const way = (direction, isOver) => new Promise(done => {
                let last;
                const frame = now => {
                  if (last !== undefined) {
                    frames.push(now - last);
                    list.scrollTop += direction * speed * (now - last) / 1000;
                    rows = Math.max(rows, list.querySelectorAll('li').length);
                  }
                  last = now;
                  if (isOver()) done(); else requestAnimationFrame(frame);
                };
                requestAnimationFrame(frame);
              });
              const listed = () => Number(list.querySelector('li')?.getAttribute('aria-setsize'));
              const end = performance.now() + 3000;
              if (speed === 0) {
                await way(0, () => performance.now() > end);
              } else {
                await way(1, () => listed() >= conversations && list.scrollTop + list.clientHeight >= list.scrollHeight - 1);
                await way(-1, () => list.scrollTop <= 0);
              }
              tasks.push(...observer.takeRecords());
              observer.disconnect();
              return {frames, tasks: tasks.map(task => task.duration), rows, listed: listed()};
            }""";

    @Test
    void scrollsThroughTwoHundredConversations(Sandbox sandbox) throws InterruptedException {
        // Given
        var customers =
                Stream.generate(Customers::newNumber).limit(CONVERSATIONS).toList();
        customers.forEach(customer -> Customers.write(sandbox, customer, "Where is my order?"));
        ben.context().close();
        ana.navigate(sandbox.value("GATEWAY_URL"));
        assertThat(row(ana, customers.getLast())).isVisible(patient());
        nameAndLabel(sandbox);
        // When
        System.out.println(
                "| run | frames | p50 ms | p95 ms | p99 ms | longest ms | over 50 ms | long tasks | longest task ms | rows drawn |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        report("nothing moves", scroll(ana, 0));
        report("down and up, fetching pages", scroll(ana, PIXELS_PER_SECOND));
        report("down and up, all there", scroll(ana, PIXELS_PER_SECOND));
        var written = new AtomicInteger();
        var moving = whileCustomersWrite(sandbox, customers, written);
        // Then
        report("down and up, " + written + " messages meanwhile", moving);
        Assertions.assertThat(moving.rows()).isLessThan(50);
        Assertions.assertThat(moving.listed()).isGreaterThanOrEqualTo(CONVERSATIONS);
    }

    /** Rows as they are in real life: half of them with names, every fifth with labels and so higher. */
    private static void nameAndLabel(Sandbox sandbox) {
        List<String> ids = get(sandbox, "/conversations?limit=100").getList("items.id");
        IntStream.range(0, ids.size()).filter(each -> each % 2 == 0).forEach(each -> {
            name(sandbox, ids.get(each), "Customer number " + each);
            if (each % 5 == 0) {
                labelled(sandbox, ids.get(each), "refund");
            }
        });
    }

    private static Scrolled whileCustomersWrite(Sandbox sandbox, List<String> customers, AtomicInteger written)
            throws InterruptedException {
        var random = new Random(1);
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            clock.scheduleAtFixedRate(
                    () -> {
                        var customer = customers.get(random.nextInt(customers.size()));
                        Customers.write(sandbox, customer, "Still waiting, " + written.incrementAndGet());
                    },
                    0,
                    1_000 / MESSAGES_PER_SECOND,
                    TimeUnit.MILLISECONDS);
            var scrolled = scroll(ana, PIXELS_PER_SECOND);
            clock.shutdownNow();
            return scrolled;
        }
    }

    /** What the page measured. */
    private record Scrolled(List<Number> frames, List<Number> tasks, int rows, int listed) {}

    @SuppressWarnings("unchecked")
    private static Scrolled scroll(Page agent, int speed) {
        var told = (Map<String, Object>) agent.evaluate(SCROLL, List.of(speed, CONVERSATIONS));
        return new Scrolled(
                (List<Number>) told.getOrDefault("frames", List.of()),
                (List<Number>) told.getOrDefault("tasks", List.of()),
                ((Number) told.getOrDefault("rows", 0)).intValue(),
                ((Number) told.getOrDefault("listed", 0)).intValue());
    }

    private static void report(String run, Scrolled scrolled) {
        var frames = scrolled.frames().stream()
                .mapToDouble(Number::doubleValue)
                .sorted()
                .toArray();
        var longest =
                scrolled.tasks().stream().mapToDouble(Number::doubleValue).max().orElse(0);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f | %.1f | %.0f | %d | %d | %.0f | %d |%n",
                run,
                frames.length,
                frames[frames.length / 2],
                frames[frames.length * 95 / 100],
                frames[frames.length * 99 / 100],
                frames[frames.length - 1],
                scrolled.frames().stream()
                        .filter(frame -> frame.doubleValue() > 50)
                        .count(),
                scrolled.tasks().size(),
                longest,
                scrolled.rows());
    }
}
