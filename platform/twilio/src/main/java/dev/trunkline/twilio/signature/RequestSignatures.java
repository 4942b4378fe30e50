package dev.trunkline.twilio.signature;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Twilio's request signature, made and checked. Source: Twilio, "Security" (webhook signatures), and the signature vectors
 * of this module's tests.
 */
public interface RequestSignatures {

    /** Checks a request against each token. Takes the same time whichever byte differs. */
    Verdict verify(SignedRequest request, @Nullable String signature, List<String> authTokens);

    /**
     * Signs a form request: base64(HMAC-SHA1(token, url + sorted distinct name/value pairs)).
     *
     * @param url exactly as configured
     */
    String sign(SignedRequest request, String authToken);

    /** The URL that Twilio calls for a body that is no form: {@code url} with {@code bodySHA256} in its query. */
    String urlForBody(String url, byte[] body);
}
