package dev.trunkline.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "demo",
        description =
                "Sends a picture from the handset and follows it hop by hop; exit status 0 only if it really arrived.")
final class DemoCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        var sandbox = Sandbox.here();
        if (!Leftovers.applications().stream().allMatch(service -> Probe.isReady(sandbox, service))) {
            throw new SandboxException("the sandbox is not up: start it with ./trunkline up --detach");
        }
        return new Demo(sandbox, new SandboxSettings(sandbox, Secrets.of(sandbox)), System.out).run() ? 0 : 1;
    }
}
