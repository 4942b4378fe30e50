package dev.trunkline.ingress.door;

import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.ingress.door.Examination.Doubtful;
import dev.trunkline.ingress.door.Examination.Genuine;
import dev.trunkline.twilio.account.TwilioAccount;
import dev.trunkline.twilio.account.TwilioAccounts;
import dev.trunkline.twilio.signature.RequestSignatures;
import dev.trunkline.twilio.signature.SignedRequest;
import dev.trunkline.twilio.signature.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which account a request is for, and whether that account signed it. A route that is bound to an account counts that account's
 * tokens alone; otherwise a form names its account ({@code AccountSid}; Proxy: {@code interactionAccountSid}), and a request that
 * names none, such as an Event Streams batch, may be signed by any of ours.
 */
public final class SignatureCheck {

    private final TwilioAccounts accounts;
    private final RequestSignatures signatures;
    private final List<String> publicUrls;
    private final Map<WebhookRoute, String> bindings;

    /**
     * @param publicUrls tried in turn, see {@link DoorConfig#publicUrl()}
     * @param bindings names of accounts by the name of a route
     */
    public SignatureCheck(
            TwilioAccounts accounts,
            RequestSignatures signatures,
            List<String> publicUrls,
            Map<String, String> bindings) {
        this.accounts = accounts;
        this.signatures = signatures;
        this.publicUrls = publicUrls.stream().map(SignatureCheck::withoutSlash).toList();
        this.bindings = new EnumMap<>(WebhookRoute.class);
        bindings.forEach((route, account) -> {
            if (accounts.byName(account).isEmpty()) {
                throw new IllegalArgumentException("trunkline.ingress.routes." + route + ".account: '" + account
                        + "' is no configured account (expected: one of "
                        + accounts.all().stream()
                                .map(TwilioAccount::name)
                                .sorted()
                                .toList() + ")");
            }
            this.bindings.put(routeNamed(route), account);
        });
    }

    private static String withoutSlash(String url) {
        if (!url.matches("https?://[^/?#]+(/[^?#]*)?")) {
            throw new IllegalArgumentException("trunkline.ingress.public-url: '" + url
                    + "' (expected: http or https, a host, and at most a path)");
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static WebhookRoute routeNamed(String name) {
        try {
            return WebhookRoute.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "trunkline.ingress.routes." + name
                            + ": no such route (expected: one such as chat or messaging-status)",
                    e);
        }
    }

    /** Checks one request. */
    public Examination examine(WebhookRequest request) {
        var bound = Optional.ofNullable(bindings.get(request.route()));
        if (bound.isPresent()) {
            var account = accounts.byName(bound.get());
            return verify(request, account.stream().toList(), account);
        }
        var named = request.isForm() || request.isGet() ? named(request) : Optional.<String>empty();
        if (named.isPresent()) {
            var account = accounts.bySid(named.get());
            return account.isPresent()
                    ? verify(request, List.of(account.get()), account)
                    : new Doubtful(account, "the request names an account that is not one of ours");
        }
        var all = accounts.all();
        var mentioned = all.stream()
                .filter(account -> AccountReference.occursIn(request.body(), account.sid()))
                .findFirst();
        return verify(request, all, mentioned);
    }

    private static Optional<String> named(WebhookRequest request) {
        var inBody = AccountReference.inForm(request.body());
        return inBody.isPresent() ? inBody : AccountReference.inForm(request.query());
    }

    private Examination verify(WebhookRequest request, List<TwilioAccount> candidates, Optional<TwilioAccount> named) {
        var reason = "no account is configured for this request";
        for (var account : candidates) {
            for (var base : publicUrls) {
                var url = base + request.uri();
                var signed = new SignedRequest(request.method(), url, request.contentType(), request.body());
                switch (signatures.verify(signed, request.signature(), account.authTokens())) {
                    case Verdict.Genuine genuine -> {
                        return new Genuine(account, url, genuine);
                    }
                    case Verdict.Refused refused -> reason = refused.reason();
                }
            }
        }
        return new Doubtful(named, reason);
    }
}
