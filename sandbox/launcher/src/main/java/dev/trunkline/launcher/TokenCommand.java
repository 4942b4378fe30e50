package dev.trunkline.launcher;

import dev.trunkline.embedded.FreePort;
import dev.trunkline.embedded.LoginServer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "token", description = "Prints a bearer token for the gateway's API.")
final class TokenCommand implements Callable<Integer> {

    @Parameters(index = "0", description = "agent, supervisor or operator")
    private String role = "";

    @Override
    public Integer call() {
        var sandbox = Sandbox.here();
        if (!LoginServer.ROLES.contains(role)) {
            throw new SandboxException(
                    "no role '" + role + "' (expected one of " + String.join(", ", LoginServer.ROLES) + ")");
        }
        if (FreePort.isFree(sandbox.port(Service.LOGIN))) {
            throw new SandboxException("the sandbox is not running: start it with ./trunkline up");
        }
        System.out.println(LoginServer.token(new SandboxSettings(sandbox, Secrets.of(sandbox)).issuer(), role));
        return 0;
    }
}
