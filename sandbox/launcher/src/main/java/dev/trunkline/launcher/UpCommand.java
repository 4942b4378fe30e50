package dev.trunkline.launcher;

import dev.trunkline.embedded.FreePort;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "up", description = "Starts everything; Ctrl-C stops it. Data below .trunkline survives.")
final class UpCommand implements Callable<Integer> {

    static final String READY = "Trunkline is up.";

    @Option(names = "--detach", description = "Return when everything is ready and leave it running.")
    private boolean detach;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws Exception {
        var sandbox = Sandbox.here();
        var leftovers = new Leftovers(sandbox);
        if (leftovers.launcher().isPresent()) {
            throw new SandboxException("it is running already (process "
                    + leftovers.launcher().get().pid() + "): ./trunkline status shows it, ./trunkline down stops it");
        }
        leftovers.endAll();
        requireFreePorts(sandbox);
        requireBuilt(sandbox);
        return detach ? detached(sandbox) : foreground(sandbox);
    }

    private int foreground(Sandbox sandbox) throws InterruptedException {
        var secrets = Secrets.of(sandbox);
        var stack = new Stack(sandbox, secrets, line -> out.println("  " + line));
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            out.println("stopping");
            stack.stop();
            stopped.countDown();
        }));
        stack.start();
        out.println(welcome(sandbox));
        stopped.await();
        return 0;
    }

    /** Runs {@code up} again as a process of its own and shows its log until it says that it is up. */
    private int detached(Sandbox sandbox) throws IOException, InterruptedException {
        Files.createDirectories(sandbox.launcherLog().getParent());
        Files.deleteIfExists(sandbox.launcherLog());
        var self = ProcessHandle.current().info();
        var command = new ArrayList<String>();
        command.add(self.command().orElse("java"));
        command.addAll(JvmFlags.SANDBOX);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "up"));
        var process = new ProcessBuilder(command)
                .directory(sandbox.root().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(sandbox.launcherLog().toFile())
                .start();
        var shown = 0;
        while (true) {
            var ended = !process.isAlive();
            var lines = Files.readAllLines(sandbox.launcherLog());
            for (var line : lines.subList(shown, lines.size())) {
                out.println(line);
            }
            shown = lines.size();
            if (lines.stream().anyMatch(READY::equals)) {
                return 0;
            }
            if (ended) {
                throw new SandboxException("did not start (log: " + sandbox.launcherLog() + ")");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static void requireFreePorts(Sandbox sandbox) {
        for (var service : Service.values()) {
            if (!FreePort.isFree(sandbox.port(service))) {
                throw new SandboxException("port " + sandbox.port(service) + " (" + service.id()
                        + ") is in use: stop what listens there, or set TRUNKLINE_PORT_BASE to another base port");
            }
        }
    }

    private static void requireBuilt(Sandbox sandbox) {
        for (var service : Leftovers.applications()) {
            if (!Files.exists(sandbox.jar(service))) {
                throw new SandboxException(service.module() + " is not built: run ./trunkline up, which builds it");
            }
        }
    }

    private static String welcome(Sandbox sandbox) {
        return """

                Console    %s   (log in with any name, as agent)
                Handset    %s/handset   (be the customer)
                Agent app  %s/agent-app   (be an agent in the second workspace)
                Ingress    %s
                Simulator  %s

                Try it:    ./trunkline demo      (a picture travels from the handset to the inbox, hop by hop)
                Stop it:   Ctrl-C, or ./trunkline down
                %s""".formatted(
                        sandbox.url(Service.GATEWAY),
                        sandbox.url(Service.SIMULATOR),
                        sandbox.url(Service.SIMULATOR),
                        sandbox.url(Service.INGRESS),
                        sandbox.url(Service.SIMULATOR),
                        READY);
    }
}
