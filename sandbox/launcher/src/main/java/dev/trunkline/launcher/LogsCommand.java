package dev.trunkline.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Prints the end of a service's log, or of all logs.")
final class LogsCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", description = "gateway, ingress, messaging, proxy, bridge, taskrouter or launcher")
    private @Nullable String service;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "50",
            description = "Lines of each log (default: 50).")
    private int lines;

    @Override
    public Integer call() throws Exception {
        var sandbox = Sandbox.here();
        for (var log : logs(sandbox)) {
            if (!Files.exists(log)) {
                throw new SandboxException("no log yet at " + log + ": ./trunkline up writes it");
            }
            System.out.println("==> " + log + " <==");
            try (var content = Files.lines(log)) {
                var all = content.toList();
                all.subList(Math.max(0, all.size() - lines), all.size()).forEach(System.out::println);
            }
        }
        return 0;
    }

    private java.util.List<Path> logs(Sandbox sandbox) {
        if (service == null) {
            return Leftovers.applications().stream()
                    .map(sandbox::log)
                    .filter(Files::exists)
                    .toList();
        }
        if (service.equals(Leftovers.LAUNCHER)) {
            return java.util.List.of(sandbox.launcherLog());
        }
        return Arrays.stream(Service.values())
                .filter(Service::isApplication)
                .filter(known -> known.id().equals(service) || known.module().equals(service))
                .map(sandbox::log)
                .findFirst()
                .map(java.util.List::of)
                .orElseThrow(() -> new SandboxException("no service '" + service + "' (expected one of "
                        + String.join(
                                ", ",
                                Leftovers.applications().stream()
                                        .map(Service::id)
                                        .toList()) + ", launcher)"));
    }
}
