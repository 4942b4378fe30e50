package dev.trunkline.launcher;

import dev.trunkline.embedded.FreePort;
import dev.trunkline.embedded.LoginServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the commands that speak to a gateway, the sandbox's unless another is named. */
final class GatewayAccess {

    @Option(names = "--gateway", description = "Address of another gateway than the sandbox's.")
    private @Nullable String gateway;

    @Option(
            names = "--token",
            description = "An operator's bearer token for it; may also stand in the variable TRUNKLINE_TOKEN.")
    private @Nullable String token;

    @Option(names = "--json", description = "Print the answer as it came.")
    private boolean json;

    /** Whether the answer is to be printed as it came. */
    boolean asJson() {
        return json;
    }

    /** The sandbox's Kafka; null where another gateway was named. */
    @Nullable String kafka() {
        var sandbox = Sandbox.here();
        return gateway == null ? new SandboxSettings(sandbox, Secrets.of(sandbox)).bootstrapServers() : null;
    }

    Gateway open() {
        var given = token == null ? System.getenv("TRUNKLINE_TOKEN") : token;
        if (gateway != null) {
            if (given == null || given.isBlank()) {
                throw new SandboxException(
                        "--gateway needs an operator's token: --token or the variable TRUNKLINE_TOKEN");
            }
            return new Gateway(gateway, given);
        }
        var sandbox = Sandbox.here();
        if (FreePort.isFree(sandbox.port(Service.GATEWAY))) {
            throw new SandboxException(
                    "the sandbox is not running: start it with ./trunkline up, or name another gateway with --gateway");
        }
        var issuer = new SandboxSettings(sandbox, Secrets.of(sandbox)).issuer();
        return new Gateway(sandbox.url(Service.GATEWAY), given == null ? LoginServer.token(issuer, "operator") : given);
    }
}
