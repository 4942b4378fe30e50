package dev.trunkline.ingress.quarantine;

import java.time.Instant;

/**
 * A request in quarantine as operators see it: neither body nor query, which may be private.
 *
 * @param account SID of the account that the request names
 * @param reason why it was refused
 */
public record Kept(
        String id, Instant receivedAt, String account, String method, String path, String reason, int bodyBytes) {

    static Kept of(QuarantinedRequest quarantined) {
        var request = quarantined.request();
        int query = request.uri().indexOf('?');
        return new Kept(
                quarantined.id(),
                request.receivedAt(),
                quarantined.accountSid(),
                request.method(),
                query < 0 ? request.uri() : request.uri().substring(0, query),
                quarantined.reason(),
                request.body().length);
    }
}
