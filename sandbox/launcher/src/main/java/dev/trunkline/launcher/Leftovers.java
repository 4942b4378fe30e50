package dev.trunkline.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes of a sandbox as a file knows them, so that another command, or the next start after a crash, finds them. */
final class Leftovers {

    static final String LAUNCHER = "launcher";

    private final Sandbox sandbox;

    Leftovers(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** @param start milliseconds since the epoch, so that a process id given out anew is not taken for ours */
    record Known(String name, long pid, long start) {
        Optional<ProcessHandle> handle() {
            return ProcessHandle.of(pid)
                    .filter(found -> startOf(found) == start)
                    .filter(ProcessHandle::isAlive);
        }
    }

    synchronized void write(Stream<Known> processes) {
        try {
            Files.createDirectories(sandbox.home());
            var lines = processes
                    .map(known -> known.pid() + " " + known.start() + " " + known.name())
                    .toList();
            Files.write(sandbox.processes(), lines);
        } catch (IOException e) {
            throw new SandboxException("cannot write " + sandbox.processes() + ": " + e.getMessage(), e);
        }
    }

    /** The processes of the file that still run. */
    List<Known> running() {
        if (!Files.exists(sandbox.processes())) {
            return List.of();
        }
        try {
            return Files.readAllLines(sandbox.processes()).stream()
                    .map(line -> line.split(" ", 3))
                    .filter(parts -> parts.length == 3)
                    .map(parts -> new Known(parts[2], Long.parseLong(parts[0]), Long.parseLong(parts[1])))
                    .filter(known -> known.handle().isPresent())
                    .toList();
        } catch (IOException e) {
            throw new SandboxException("cannot read " + sandbox.processes() + ": " + e.getMessage(), e);
        }
    }

    Optional<Known> launcher() {
        return running().stream().filter(known -> known.name().equals(LAUNCHER)).findFirst();
    }

    /** Ends by force what a launcher that died left behind, PostgreSQL included. */
    void endAll() {
        running().forEach(known -> known.handle().ifPresent(ProcessHandle::destroyForcibly));
        endPostgres();
    }

    /** PostgreSQL notes its own process id in its data directory. */
    private void endPostgres() {
        var file = sandbox.data(Service.POSTGRES).resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        try {
            var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            ProcessHandle.of(pid)
                    .filter(found -> found.info()
                            .command()
                            .filter(command -> command.endsWith("postgres"))
                            .isPresent())
                    .ifPresent(found -> {
                        found.destroy();
                        found.onExit()
                                .orTimeout(20, java.util.concurrent.TimeUnit.SECONDS)
                                .join();
                    });
            Files.deleteIfExists(file);
        } catch (IOException | NumberFormatException e) {
            throw new SandboxException(
                    "cannot clear " + file + " (end PostgreSQL by hand, then remove it): " + e.getMessage(), e);
        }
    }

    static Known known(String name, ProcessHandle handle) {
        return new Known(name, handle.pid(), startOf(handle));
    }

    private static long startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
    }

    static List<Service> applications() {
        return Arrays.stream(Service.values()).filter(Service::isApplication).toList();
    }
}
