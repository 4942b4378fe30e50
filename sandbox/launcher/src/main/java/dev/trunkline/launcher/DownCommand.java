package dev.trunkline.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "down", description = "Stops everything that runs.")
final class DownCommand implements Callable<Integer> {

    @Option(names = "--wipe", description = "Remove all data as well.")
    private boolean wipe;

    @Override
    public Integer call() throws Exception {
        var sandbox = Sandbox.here();
        var leftovers = new Leftovers(sandbox);
        var launcher = leftovers.launcher().flatMap(Leftovers.Known::handle);
        if (launcher.isPresent()) {
            launcher.get().destroy();
            try {
                launcher.get().onExit().get(60, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                System.out.println("it does not stop politely: ending it by force");
                launcher.get().destroyForcibly();
            }
        }
        leftovers.endAll();
        System.out.println(launcher.isPresent() ? "stopped" : "nothing was running");
        if (wipe) {
            // Only what a sandbox has written: TRUNKLINE_HOME may name a directory with other things in it.
            for (var ours : List.of(sandbox.data(), sandbox.logs(), sandbox.config(), sandbox.processes())) {
                remove(ours);
            }
            System.out.println("data removed");
        }
        return 0;
    }

    private static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
