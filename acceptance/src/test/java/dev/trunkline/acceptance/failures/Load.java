package dev.trunkline.acceptance.failures;

import dev.trunkline.launcher.SandboxSettings;
import dev.trunkline.launcher.Service;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import static org.awaitility.Awaitility.await;

/**
 * What customers and agents do. Each conversation is sequential: the next webhook leaves when the one before was answered, as
 * Twilio does it; conversations run side by side. Every choice comes from the conversation's own seed.
 */
final class Load implements AutoCloseable {

    private static final String OURS = SandboxSettings.SMS_NUMBER;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long PAUSE_MILLIS = 1_000;
    private static final double SENDS = 0.05;
    private static final double FORGERIES = 0.005;
    private static final double WITHHELD = 0.005;
    private static final double WITHHELD_OFTEN = 0.25;
    private static final double REPETITIONS = 0.03;
    private static final double GIVING_UP = 0.3;

    private final FailureStack stack;
    private final Plan plan;
    private final Memory memory;
    private final Agent agent;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final List<Customer> customers = new ArrayList<>();
    private final BlockingQueue<Customer> idle = new LinkedBlockingQueue<>();
    private final ExecutorService turns = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger sids = new AtomicInteger();
    private volatile double repetitions = REPETITIONS;
    private volatile boolean reordering;
    private volatile boolean withholding;
    private volatile boolean pressing;

    Load(FailureStack stack, Plan plan, Memory memory) {
        this.stack = stack;
        this.plan = plan;
        this.memory = memory;
        this.agent = new Agent(stack);
    }

    List<Customer> customers() {
        return customers;
    }

    /** From now on every so many webhooks come twice. */
    void repeat(boolean often) {
        repetitions = often ? 0.5 : REPETITIONS;
    }

    /** From now on callbacks of one message come latest first. */
    void reorder(boolean on) {
        reordering = on;
    }

    /** From now on some webhooks are never sent, though Twilio has the messages. */
    void withhold(boolean on) {
        withholding = on;
    }

    /** From now on the load does not wait for a system that falls behind. */
    void press(boolean on) {
        pressing = on;
    }

    /** Opens the conversations. */
    void open() throws Exception {
        var random = new Random(plan.seed());
        for (var number = 0; number < plan.conversations(); number++) {
            var address = "+1555%07d".formatted(1_000_000 + number);
            var seed = random.nextLong();
            turns.execute(() -> {
                var customer = new Customer(address, agent.open(address), seed);
                synchronized (customers) {
                    customers.add(customer);
                }
                idle.add(customer);
            });
        }
        await().atMost(PATIENCE).until(() -> idle.size() == plan.conversations());
    }

    /** Blocks until {@code enough}; then until every turn has ended and everything that was to come later has come. */
    void run(BooleanSupplier enough) throws InterruptedException {
        poison();
        var began = System.nanoTime();
        var taken = 0L;
        while (!enough.getAsBoolean()) {
            // What an outage kept back is made up for, as customers do.
            var wait = began + taken * 1_000_000_000L / plan.rate() - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            if (memory.unseen().size() > plan.most() && !pressing) {
                pause();
                continue;
            }
            var customer = idle.poll(1, TimeUnit.SECONDS);
            if (customer != null) {
                taken++;
                turns.execute(() -> takeTurn(customer));
            }
        }
        repeat(false);
        reorder(false);
        withhold(false);
        await().atMost(PATIENCE).until(() -> idle.size() == plan.conversations());
        customers.forEach(customer -> turns.execute(() -> {
            for (var webhook = customer.later().poll();
                    webhook != null;
                    webhook = customer.later().poll()) {
                deliver(customer, webhook, true);
            }
            idle.remove(customer);
        }));
        await().atMost(PATIENCE).until(idle::isEmpty);
    }

    private void takeTurn(Customer customer) {
        try {
            var random = customer.random();
            var dice = random.nextDouble();
            if (!customer.later().isEmpty() && random.nextBoolean()) {
                deliver(customer, customer.later().removeFirst(), true);
            } else if (dice < SENDS) {
                send(customer);
            } else if (dice < SENDS + FORGERIES) {
                forge(customer);
            } else if (dice < SENDS + FORGERIES + (withholding ? WITHHELD_OFTEN : WITHHELD)) {
                withhold(customer);
            } else {
                write(customer);
            }
        } catch (RuntimeException e) {
            memory.violation("the load failed: " + e, customer.address(), Instant.now());
        } finally {
            idle.add(customer);
        }
    }

    private void write(Customer customer) {
        var random = customer.random();
        var sid = sid();
        var webhook = inbound(sid, customer.address(), "text " + customer.next(), stack.authToken());
        var twice = random.nextDouble() < repetitions;
        var giveUp = random.nextDouble() < GIVING_UP;
        if (twice && random.nextBoolean()) {
            memory.repeated();
            var twin = turns.submit(() -> post(webhook.request()));
            var taken = deliver(customer, webhook, !giveUp);
            if (statusOf(twin) / 100 == 2 && !taken) {
                acknowledged(customer, webhook);
            }
            return;
        }
        if (deliver(customer, webhook, !giveUp) && twice) {
            customer.later().addLast(webhook);
        }
    }

    private static int statusOf(Future<Integer> twin) {
        try {
            return twin.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** True: acknowledged. */
    private boolean deliver(Customer customer, Webhook webhook, boolean persistently) {
        var limit = Instant.now().plus(PATIENCE);
        while (true) {
            var status = post(webhook.request());
            if (status / 100 == 2) {
                acknowledged(customer, webhook);
                return true;
            }
            memory.failed(status);
            if (status != 0 && status < 500) {
                memory.violation("a genuine webhook was answered " + status, webhook.sid(), Instant.now());
                return false;
            }
            if (!persistently) {
                memory.abandoned();
                return false;
            }
            if (Instant.now().isAfter(limit)) {
                memory.violation("nobody took a webhook for " + PATIENCE, webhook.sid(), Instant.now());
                return false;
            }
            pause();
        }
    }

    private void acknowledged(Customer customer, Webhook webhook) {
        if (!memory.acknowledge(webhook.id())) {
            memory.repeated();
            return;
        }
        switch (webhook.says()) {
            case MESSAGE -> {
                customer.received().add(new Customer.Received(webhook.sid(), Instant.now()));
                memory.expectSighting(webhook.sid());
            }
            case DELIVERED -> customer.delivered().add(webhook.messageId());
            case STATUS -> {}
        }
    }

    /** 0: no answer. */
    private int post(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** An agent answers: asked again with the same key until the product has said what became of it. */
    private void send(Customer customer) {
        var body = "answer " + customer.next() + " to " + customer.address();
        var answer = agent.send(customer.conversationId(), body);
        var id = answer.path("id").asText();
        customer.sent().add(new Customer.Sent(id, body, Instant.now()));
        if (!answer.path("sid").isTextual()) {
            // Still being tried: its callbacks do not come.
            return;
        }
        var statuses = new ArrayList<>(List.of("queued", "sent", "delivered"));
        if (reordering) {
            Collections.reverse(statuses);
        } else if (customer.random().nextInt(4) == 0) {
            Collections.shuffle(statuses, customer.random());
        }
        for (var status : statuses) {
            var callback = callback(answer.path("sid").asText(), id, customer.address(), status);
            customer.later().addLast(callback);
            if (customer.random().nextDouble() < repetitions) {
                customer.later().addLast(callback);
            }
        }
    }

    private void forge(Customer customer) {
        var sid = sid();
        memory.forged(sid);
        var status =
                post(inbound(sid, customer.address(), "forged", "not-the-token").request());
        if (status / 100 == 2) {
            memory.violation("a forged webhook was acknowledged", sid, Instant.now());
        }
    }

    /** Twilio has the message, its webhook is lost on the way. */
    private void withhold(Customer customer) {
        var fault =
                stack.twilio().faults().add(Fault.of(FaultKind.WEBHOOK_WITHHOLD).address(customer.address()));
        var text = "withheld " + customer.next();
        customer.withheld().put(stack.twilio().handset().send(customer.address(), OURS, text), Instant.now());
        stack.twilio().faults().clear(fault);
    }

    /** Genuine webhooks that say nothing one could act on: each has to end as parked, in a lane of its own. */
    private void poison() {
        for (var number = 0; number < 3; number++) {
            var parameters = new LinkedHashMap<String, String>();
            parameters.put("AccountSid", SandboxSettings.FLEX_SID);
            parameters.put("From", "+1555999000" + number);
            parameters.put("To", OURS);
            parameters.put("Body", "poison");
            var webhook = Webhook.of(
                    Webhook.Says.MESSAGE, inboundUrl(), "poison " + number, "", parameters, stack.authToken());
            if (post(webhook.request()) / 100 == 2) {
                memory.acknowledge(webhook.id());
                memory.poisoned(webhook.id());
            }
        }
    }

    private String sid() {
        return "SM" + HexFormat.of().toHexDigits(plan.seed()) + "%016x".formatted(sids.incrementAndGet());
    }

    private Webhook inbound(String sid, String from, String body, String token) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("ToCountry", "US");
        parameters.put("SmsMessageSid", sid);
        parameters.put("NumMedia", "0");
        parameters.put("SmsSid", sid);
        parameters.put("SmsStatus", "received");
        parameters.put("Body", body);
        parameters.put("To", OURS);
        parameters.put("NumSegments", "1");
        parameters.put("MessageSid", sid);
        parameters.put("AccountSid", SandboxSettings.FLEX_SID);
        parameters.put("From", from);
        parameters.put("ApiVersion", "2010-04-01");
        return Webhook.of(Webhook.Says.MESSAGE, inboundUrl(), sid, "", parameters, token);
    }

    private String inboundUrl() {
        return stack.url(Service.INGRESS) + "/webhooks/messaging";
    }

    private Webhook callback(String sid, String messageId, String to, String status) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("SmsSid", sid);
        parameters.put("SmsStatus", status);
        parameters.put("MessageStatus", status);
        parameters.put("To", to);
        parameters.put("MessageSid", sid);
        parameters.put("AccountSid", SandboxSettings.FLEX_SID);
        parameters.put("From", OURS);
        parameters.put("ApiVersion", "2010-04-01");
        return Webhook.of(
                status.equals("delivered") ? Webhook.Says.DELIVERED : Webhook.Says.STATUS,
                inboundUrl() + "/status?message=" + messageId,
                sid,
                messageId,
                parameters,
                stack.authToken());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        turns.shutdownNow();
        http.shutdownNow();
    }
}
