package dev.trunkline.simulator.webhook;

import dev.trunkline.simulator.account.Accounts;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.fault.FaultTarget;
import dev.trunkline.simulator.fault.Faults;
import dev.trunkline.simulator.webhook.SentWebhook.Outcome;
import dev.trunkline.twilio.signature.HmacRequestSignatures;
import dev.trunkline.twilio.signature.RequestSignatures;
import dev.trunkline.twilio.signature.SignedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Signs webhooks and sends them: in order within a lane, lanes side by side, faults as armed. */
public final class WebhookSender implements AutoCloseable {

    private final RequestSignatures signatures = new HmacRequestSignatures();
    private final Accounts accounts;
    private final Faults faults;
    private final WebhookLog log;
    private final Courier courier;
    private final Lanes lanes;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-timer").factory());

    public WebhookSender(Accounts accounts, Faults faults, WebhookLog log, Map<String, String> rewrites) {
        this.accounts = accounts;
        this.faults = faults;
        this.log = log;
        this.courier = new Courier(rewrites);
        this.lanes = new Lanes(this::deliver);
    }

    /** Hands a webhook over and returns at once. */
    public void send(Webhook webhook) {
        var target = FaultTarget.webhook(webhook.method(), webhook.url(), webhook.addresses());
        var sent = sign(webhook, UUID.randomUUID().toString());
        if (faults.strike(FaultKind.WEBHOOK_WITHHOLD, target).isPresent()) {
            log.put(sent.with(Outcome.WITHHELD, List.of()));
            return;
        }
        log.put(sent);
        var twin = faults.strike(FaultKind.WEBHOOK_DUPLICATE, target).map(unused -> sign(webhook, sent.token()));
        var delay = faults.strike(FaultKind.WEBHOOK_DELAY, target).map(Fault::delay);
        var held = faults.strike(FaultKind.WEBHOOK_REORDER, target).map(Fault::delay);
        if (delay.isPresent()) {
            after(delay.get(), () -> lanes.add(webhook.lane(), sent));
        } else if (held.isPresent()) {
            lanes.hold(webhook.lane(), sent);
            after(held.get(), () -> lanes.release(webhook.lane(), sent));
        } else {
            lanes.add(webhook.lane(), sent);
        }
        twin.ifPresent(second -> {
            log.put(second);
            lanes.add(webhook.lane(), second);
        });
    }

    /** Sends all withheld webhooks now. @return how many */
    public int release() {
        var withheld = log.with(Outcome.WITHHELD);
        withheld.forEach(sent -> {
            var pending = sent.with(Outcome.PENDING, List.of());
            log.put(pending);
            lanes.add(sent.webhook().lane(), pending);
        });
        return withheld.size();
    }

    /** Sends a webhook of the log once more, same token and signature: what a redelivery looks like. False: not in the log. */
    public boolean repeat(String id) {
        var known = log.byId(id);
        known.ifPresent(sent -> {
            var again = sign(sent.webhook(), sent.token());
            log.put(again);
            lanes.add(sent.webhook().lane(), again);
        });
        return known.isPresent();
    }

    private SentWebhook sign(Webhook webhook, String token) {
        int hash = webhook.url().indexOf('#');
        var url = hash < 0 ? webhook.url() : webhook.url().substring(0, hash);
        if (webhook.contentType().equals("application/json")) {
            url = signatures.urlForBody(url, webhook.body());
        }
        var contentType = webhook.contentType().isEmpty() ? null : webhook.contentType();
        var key = accounts.required(webhook.accountSid()).authTokens().getFirst();
        var signature = signatures.sign(new SignedRequest(webhook.method(), url, contentType, webhook.body()), key);
        return new SentWebhook(
                UUID.randomUUID().toString(),
                Instant.now(),
                webhook,
                url,
                token,
                signature,
                Outcome.PENDING,
                List.of());
    }

    private void deliver(SentWebhook sent) {
        var attempts = courier.carry(sent);
        var last = attempts.getLast();
        log.put(sent.with(outcome(last), attempts));
        sent.webhook().whenAnswered().accept(last);
    }

    private static Outcome outcome(Attempt last) {
        return last.accepted() ? Outcome.DELIVERED : last.status() > 0 ? Outcome.REFUSED : Outcome.FAILED;
    }

    private void after(Duration delay, Runnable action) {
        var unused = Optional.of(timer.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        timer.shutdownNow();
        lanes.close();
        courier.close();
    }
}
