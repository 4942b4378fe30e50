package dev.trunkline.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One Quarkus application as a process of its own, started again whenever it ends without being told to. */
public final class Application {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STABLE = Duration.ofMinutes(1);

    private final Sandbox sandbox;
    private final Service service;
    private final Supplier<Map<String, String>> settings;
    private final Consumer<String> report;
    private final Runnable changed;
    private volatile @Nullable Process process;
    private volatile boolean stopping;

    /**
     * @param settings asked at each start
     * @param changed called when another process has been started
     */
    public Application(
            Sandbox sandbox,
            Service service,
            Supplier<Map<String, String>> settings,
            Consumer<String> report,
            Runnable changed) {
        this.sandbox = sandbox;
        this.service = service;
        this.settings = settings;
        this.report = report;
        this.changed = changed;
    }

    Service service() {
        return service;
    }

    /** The process that runs now; another one after each end. */
    public @Nullable Process process() {
        return process;
    }

    /** Starts the process and watches it from a thread of its own. */
    public void start() {
        launch();
        Thread.ofVirtual().name("watch-" + service.id()).start(this::watch);
    }

    /** Ends the process: politely, then by force. Blocks for at most 15 seconds. */
    public void stop() {
        var running = halt();
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(12, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor(3, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** From here on nothing is launched any more. */
    private synchronized @Nullable Process halt() {
        stopping = true;
        return process;
    }

    private void watch() {
        var pause = PAUSE;
        try {
            while (!stopping) {
                var started = System.nanoTime();
                var end = awaitEnd();
                if (stopping) {
                    return;
                }
                var stood = Duration.ofNanos(System.nanoTime() - started);
                pause = stood.compareTo(STABLE) > 0 ? PAUSE : pause;
                report.accept(service.id() + " " + end + ": starting it again in " + pause.toSeconds() + " s (log: "
                        + sandbox.log(service) + ")");
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                relaunch();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String awaitEnd() throws InterruptedException {
        var running = process;
        return running == null ? "is not running" : "ended with status " + running.waitFor();
    }

    private void relaunch() {
        try {
            launch();
        } catch (SandboxException e) {
            process = null;
            report.accept(e.getMessage());
        }
    }

    private synchronized void launch() {
        if (stopping) {
            return;
        }
        try {
            var properties = new Properties();
            properties.putAll(settings.get());
            // A file that a variable names is worth as much as variables are; this one shall yield to them.
            properties.setProperty("config_ordinal", "290");
            PrivateFiles.write(sandbox.settings(service), properties);
            Files.createDirectories(sandbox.log(service).getParent());
            var command = new ArrayList<String>();
            command.add(ProcessHandle.current().info().command().orElse("java"));
            command.addAll(JvmFlags.application());
            command.addAll(List.of("-jar", sandbox.jar(service).toString()));
            var builder = new ProcessBuilder(command)
                    .directory(sandbox.home().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            sandbox.log(service).toFile()));
            builder.environment()
                    .put("SMALLRYE_CONFIG_LOCATIONS", sandbox.settings(service).toString());
            process = builder.start();
            changed.run();
        } catch (IOException e) {
            throw new SandboxException("could not start " + service.id() + ": " + e.getMessage(), e);
        }
    }
}
