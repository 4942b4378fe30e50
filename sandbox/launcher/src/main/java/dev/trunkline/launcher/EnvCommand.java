package dev.trunkline.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "env", description = "Prints the sandbox's addresses, accounts and tokens as KEY=VALUE lines.")
final class EnvCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        var sandbox = Sandbox.here();
        new SandboxSettings(sandbox, Secrets.of(sandbox))
                .environment()
                .forEach((name, value) -> System.out.println(name + "=" + value));
        return 0;
    }
}
