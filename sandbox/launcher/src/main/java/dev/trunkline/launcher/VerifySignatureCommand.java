package dev.trunkline.launcher;

import dev.trunkline.twilio.signature.HmacRequestSignatures;
import dev.trunkline.twilio.signature.SignedRequest;
import dev.trunkline.twilio.signature.Verdict;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "verify-signature",
        description =
                "Checks the X-Twilio-Signature of a request whose body comes on standard input: exit status 0 genuine, 1 not.")
final class VerifySignatureCommand implements Callable<Integer> {

    @Option(names = "--url", required = true, description = "The URL as configured at Twilio, query included.")
    private String url = "";

    @Option(names = "--token", required = true, description = "The account's auth token.")
    private String token = "";

    @Option(names = "--signature", required = true, description = "The X-Twilio-Signature header.")
    private String signature = "";

    @Option(
            names = "--content-type",
            defaultValue = "application/x-www-form-urlencoded",
            description = "The body's content type (default: ${DEFAULT-VALUE}).")
    private @Nullable String contentType;

    @Option(names = "--method", defaultValue = "POST", description = "HTTP method (default: ${DEFAULT-VALUE}).")
    private String method = "POST";

    @Override
    public Integer call() throws Exception {
        var body = System.in.readAllBytes();
        var verdict = new HmacRequestSignatures()
                .verify(new SignedRequest(method, url, contentType, body), signature, List.of(token));
        return switch (verdict) {
            case Verdict.Genuine genuine -> {
                System.out.println("genuine: " + rule(genuine.rule()));
                yield 0;
            }
            case Verdict.Refused refused -> {
                System.out.println("not genuine: " + refused.reason());
                yield 1;
            }
        };
    }

    private static String rule(Verdict.UrlRule rule) {
        return switch (rule) {
            case AS_RECEIVED -> "the URL matched as it stands";
            case PORT_REMOVED -> "the URL matched without its port";
            case PORT_ADDED -> "the URL matched with the standard port added";
        };
    }
}
