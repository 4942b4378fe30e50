package dev.trunkline.launcher;

import dev.trunkline.embedded.FreePort;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Says what runs; exit status 0 only if everything is ready.")
final class StatusCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        var sandbox = Sandbox.here();
        var running = new Leftovers(sandbox).running();
        var allReady = true;
        for (var service : Service.values()) {
            var listening = !FreePort.isFree(sandbox.port(service));
            var ready = service.isApplication() ? listening && Probe.isReady(sandbox, service) : listening;
            var process = running.stream()
                    .filter(known -> known.name().equals(service.id()))
                    .map(known -> "process " + known.pid())
                    .findFirst()
                    .orElse("");
            var state = ready ? "ready" : listening ? "not ready" : "down";
            System.out.printf("%-19s %-10s %-6d %s%n", service.id(), state, sandbox.port(service), process);
            allReady &= ready;
        }
        return allReady ? 0 : 1;
    }
}
