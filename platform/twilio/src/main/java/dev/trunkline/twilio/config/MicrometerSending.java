package dev.trunkline.twilio.config;

import dev.trunkline.twilio.sending.AccountSending;
import dev.trunkline.twilio.sending.HeldBackException.Reason;
import dev.trunkline.twilio.sending.Pace;
import dev.trunkline.twilio.sending.ProductBreaker;
import dev.trunkline.twilio.sending.SendingListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** What {@code docs/metrics.md} says about sending, by account. */
record MicrometerSending(MeterRegistry registry) implements SendingListener {

    @Override
    public void account(AccountSending account) {
        var tags = Tags.of("account", account.name());
        registry.gauge("trunkline_twilio_sending_limit", tags, account, AccountSending::limit);
        registry.gauge("trunkline_twilio_sending_in_flight", tags, account, AccountSending::inFlight);
        registry.gauge("trunkline_twilio_sending_waiting", tags, account, AccountSending::waiting);
        registry.gauge(
                "trunkline_twilio_sending_pause_seconds",
                tags,
                account,
                paused -> paused.pause().toMillis() / 1000.0);
        for (var reason : Reason.values()) {
            registry.counter("trunkline_twilio_sending_held_back", tags.and("reason", reason.tag()));
        }
    }

    @Override
    public void product(AccountSending account, ProductBreaker breaker, Pace pace) {
        var tags = Tags.of("account", account.name(), "product", breaker.product());
        registry.gauge("trunkline_twilio_breaker_state", tags, breaker, MicrometerSending::number);
        registry.gauge("trunkline_twilio_sending_rate", tags, pace, Pace::perSecond);
    }

    @Override
    public void heldBack(AccountSending account, Reason reason) {
        registry.counter("trunkline_twilio_sending_held_back", "account", account.name(), "reason", reason.tag())
                .increment();
    }

    private static int number(ProductBreaker breaker) {
        return switch (breaker.state()) {
            case CLOSED -> 0;
            case HALF_OPEN -> 1;
            case OPEN -> 2;
        };
    }
}
