package dev.trunkline.simulator;

import java.nio.file.Path;

/** Starts the sandbox's simulator alone. Arguments: port, the ingress' public URL, and optionally a data directory. */
public final class Main {

    private Main() {}

    @SuppressWarnings("SystemOut") // A command talks to whoever called it.
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length < 2) {
            System.err.println("usage: PORT INGRESS_PUBLIC_URL [DATA_DIRECTORY]");
            System.exit(2);
        }
        var config = SimulatorConfig.sandbox(arguments[1]).port(Integer.parseInt(arguments[0]));
        if (arguments.length > 2) {
            config = config.dataDirectory(Path.of(arguments[2]));
        }
        var simulator = TwilioSimulator.start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
        System.out.println("simulator ready: " + simulator.baseUrl() + "/handset");
        Thread.currentThread().join();
    }
}
