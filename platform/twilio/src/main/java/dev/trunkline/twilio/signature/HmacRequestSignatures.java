package dev.trunkline.twilio.signature;

import dev.trunkline.contracts.webhook.MalformedFormException;
import dev.trunkline.contracts.webhook.Parameters;
import dev.trunkline.twilio.signature.Verdict.Genuine;
import dev.trunkline.twilio.signature.Verdict.Refused;
import dev.trunkline.twilio.signature.Verdict.UrlRule;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Twilio's request signature over the raw query and all parameters.
 *
 * <p>Our own, because the official SDK's validator takes no repeated parameters and decodes the query when it adds or
 * removes a port, so that it refuses genuine requests. What is signed:
 *
 * <ul>
 *   <li>a form: the URL, then for each distinct name in ordinal order, for each of its distinct values in ordinal
 *       order, name and value, decoded;
 *   <li>any other body: the URL alone, which carries {@code bodySHA256}, the lower-case hex SHA-256 of the raw body;
 *   <li>GET, HEAD and a request without body and content type: the URL alone.
 * </ul>
 *
 * <p>The URL counts byte for byte: its query is never decoded or encoded, user info stays, case stays; only a fragment is
 * dropped, since it never travels. It may have been signed with or without a port, see {@link UrlRule}. The spellings
 * that only some of Twilio's SDKs tolerate (a host in lower case, an apostrophe escaped on one side only) are refused.
 *
 * <p>Safe for use by many threads; neither blocks nor locks.
 */
public final class HmacRequestSignatures implements RequestSignatures {

    private static final String ALGORITHM = "HmacSHA1";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BODY_HASH = "bodySHA256=";
    private static final byte[] NOTHING = {};

    private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(HmacRequestSignatures::newMac);

    @Override
    public Verdict verify(SignedRequest request, @Nullable String signature, List<String> authTokens) {
        if (signature == null || signature.isBlank()) {
            return new Refused("X-Twilio-Signature: missing (expected: the signature Twilio sends with each webhook)");
        }
        byte[] parameters;
        try {
            parameters = signedParameters(request);
        } catch (MalformedFormException e) {
            return new Refused("body cannot be what Twilio signed: " + e.getMessage());
        }
        var uncovered = uncoveredBody(request);
        if (uncovered != null) {
            return new Refused(uncovered);
        }
        var match = match(request.url(), parameters, signature.getBytes(UTF_8), authTokens);
        if (match == null) {
            return new Refused("signature does not match: tried " + authTokens.size()
                    + " token(s) of the account and the URL with and without port; compare the auth token and the"
                    + " configured public URL with the webhook URL at Twilio");
        }
        if (bodyHashNeeded(request) && !bodyHashMatches(request)) {
            return new Refused("bodySHA256 does not match the body of " + request.body().length + " bytes");
        }
        return match;
    }

    /**
     * {@inheritDoc}
     *
     * @throws MalformedFormException where the body is a form that cannot be decoded
     */
    @Override
    public String sign(SignedRequest request, String authToken) {
        var signature = signature(authToken, withoutFragment(request.url()), signedParameters(request));
        return new String(signature, UTF_8);
    }

    @Override
    public String urlForBody(String url, byte[] body) {
        var bare = withoutFragment(url);
        var fragment = url.substring(bare.length());
        var separator = bare.indexOf('?') < 0 ? "?" : bare.endsWith("?") || bare.endsWith("&") ? "" : "&";
        return bare + separator + BODY_HASH + sha256Hex(body) + fragment;
    }

    private static @Nullable Genuine match(String url, byte[] parameters, byte[] given, List<String> authTokens) {
        // The first spelling is the usual one, so the others are not even made for most requests.
        for (var rule : UrlRule.values()) {
            var spelling = spell(withoutFragment(url), rule);
            if (spelling == null) {
                continue;
            }
            for (int index = 0; index < authTokens.size(); index++) {
                var token = authTokens.get(index);
                if (!token.isEmpty() && MessageDigest.isEqual(signature(token, spelling, parameters), given)) {
                    return new Genuine(rule, index);
                }
            }
        }
        return null;
    }

    private static byte[] signature(String authToken, String url, byte[] parameters) {
        var mac = MAC.get();
        try {
            mac.init(new SecretKeySpec(authToken.getBytes(UTF_8), ALGORITHM));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("HmacSHA1 takes any key", e);
        }
        mac.update(url.getBytes(UTF_8));
        return Base64.getEncoder().encode(mac.doFinal(parameters));
    }

    /** What follows the URL in the signed text. */
    private static byte[] signedParameters(SignedRequest request) {
        if (!isForm(request) || request.body().length == 0) {
            return NOTHING;
        }
        var parameters = Parameters.parse(request.body());
        var names = new ArrayList<>(parameters.names());
        names.sort(null);
        var signed = new StringBuilder(request.body().length);
        for (var name : names) {
            var values = parameters.all(name);
            for (var value : values.size() == 1 ? values : new TreeSet<>(values)) {
                signed.append(name).append(value);
            }
        }
        return signed.toString().getBytes(UTF_8);
    }

    /** Why the signature says nothing about this body; null where it is covered. */
    private static @Nullable String uncoveredBody(SignedRequest request) {
        if (isUrlOnly(request) && request.body().length > 0) {
            return request.method() + " with a body of " + request.body().length + " bytes (expected: none)";
        }
        if (bodyHashNeeded(request) && bodyHash(request.url()) == null) {
            return "content type " + request.contentType()
                    + ": the URL carries no bodySHA256 (expected: a form, or the hash that Twilio adds to the URL)";
        }
        return null;
    }

    private static boolean bodyHashNeeded(SignedRequest request) {
        var nothingToCover = request.body().length == 0 && request.contentType() == null;
        return !isUrlOnly(request) && !isForm(request) && !nothingToCover;
    }

    private static boolean bodyHashMatches(SignedRequest request) {
        var hash = bodyHash(request.url());
        return hash != null && MessageDigest.isEqual(sha256Hex(request.body()).getBytes(UTF_8), hash.getBytes(UTF_8));
    }

    /** The last {@code bodySHA256} of the raw query, since Twilio appends its own; null where there is none. */
    private static @Nullable String bodyHash(String url) {
        var bare = withoutFragment(url);
        int query = bare.indexOf('?');
        String hash = null;
        for (int start = query; start >= 0; start = bare.indexOf('&', start + 1)) {
            if (bare.startsWith(BODY_HASH, start + 1)) {
                int end = bare.indexOf('&', start + 1);
                hash = bare.substring(start + 1 + BODY_HASH.length(), end < 0 ? bare.length() : end);
            }
        }
        return hash;
    }

    private static boolean isUrlOnly(SignedRequest request) {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }

    private static boolean isForm(SignedRequest request) {
        var contentType = request.contentType();
        if (contentType == null || isUrlOnly(request)) {
            return false;
        }
        int parameters = contentType.indexOf(';');
        var mediaType = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return mediaType.strip().equalsIgnoreCase(FORM);
    }

    /** The URL as the rule has it; null where the rule does not apply to it. */
    private static @Nullable String spell(String url, UrlRule rule) {
        if (rule == UrlRule.AS_RECEIVED) {
            return url;
        }
        int scheme = url.indexOf("://");
        if (scheme < 0) {
            return null;
        }
        int start = scheme + 3;
        int end = start;
        while (end < url.length() && "/?".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        // Neither user info nor an IPv6 address may be taken for a port.
        int host = Math.max(start, url.lastIndexOf('@', end - 1) + 1);
        int colon = url.lastIndexOf(':', end - 1);
        boolean hasPort = colon >= host && colon > url.lastIndexOf(']', end - 1);
        return switch (rule) {
            case AS_RECEIVED -> url;
            case PORT_REMOVED -> hasPort ? url.substring(0, colon) + url.substring(end) : null;
            case PORT_ADDED -> {
                int port = standardPort(url.substring(0, scheme));
                yield hasPort || port < 0 ? null : url.substring(0, end) + ":" + port + url.substring(end);
            }
        };
    }

    private static int standardPort(String scheme) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "https", "wss" -> 443;
            case "http", "ws" -> 80;
            default -> -1;
        };
    }

    private static String withoutFragment(String url) {
        int fragment = url.indexOf('#');
        return fragment < 0 ? url : url.substring(0, fragment);
    }

    private static String sha256Hex(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Mac newMac() {
        try {
            return Mac.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }
}
