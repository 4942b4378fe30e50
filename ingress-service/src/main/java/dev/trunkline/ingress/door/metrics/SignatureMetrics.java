package dev.trunkline.ingress.door.metrics;

import dev.trunkline.ingress.door.Examination;
import dev.trunkline.ingress.door.SignatureObserver;
import dev.trunkline.twilio.account.TwilioAccount;
import dev.trunkline.twilio.signature.Verdict.UrlRule;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** {@code trunkline_webhook_signatures_total}: which account, which of its tokens, which spelling of the URL, and how it ended. */
@Singleton
class SignatureMetrics implements SignatureObserver {

    private static final String NONE = "none";

    private final MeterRegistry registry;
    private final ConcurrentMap<Series, Counter> counters = new ConcurrentHashMap<>();

    private record Series(String account, String token, String rule, String outcome) {}

    SignatureMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void examined(Examination examination) {
        var series = switch (examination) {
            case Examination.Genuine(var account, var url, var verdict) ->
                new Series(account.name(), token(verdict.tokenIndex()), rule(verdict.rule()), "genuine");
            case Examination.Doubtful(var account, var reason) ->
                new Series(account.map(TwilioAccount::name).orElse(NONE), NONE, NONE, "refused");
        };
        counters.computeIfAbsent(series, this::register).increment();
    }

    private static String token(int index) {
        return index == 0 ? "primary" : "secondary";
    }

    private static String rule(UrlRule rule) {
        return rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Counter register(Series series) {
        return Counter.builder("trunkline.webhook.signatures")
                .description("Signatures checked")
                .tag("account", series.account)
                .tag("token", series.token)
                .tag("rule", series.rule)
                .tag("outcome", series.outcome)
                .register(registry);
    }
}
