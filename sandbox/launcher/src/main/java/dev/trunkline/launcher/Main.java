package dev.trunkline.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code ./trunkline} command. */
@Command(
        name = "trunkline",
        description = {
            "Runs Trunkline's sandbox on this machine: Kafka, PostgreSQL, a login server, a simulated Twilio, six services.",
            "journal, ledger and reconcile work with other stacks too: --gateway, --token."
        },
        mixinStandardHelpOptions = true,
        version = "trunkline 0.1.0",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DemoCommand.class,
            EnvCommand.class,
            TokenCommand.class,
            JournalCommand.class,
            LedgerCommand.class,
            ReconcileCommand.class,
            VerifySignatureCommand.class
        })
public final class Main {

    private Main() {}

    /** Exit status: 0 done, 1 failed with one clear line, 2 wrong usage. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** Commands and options, as the documentation has to name them. */
    public static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((thrown, command, parsed) -> {
            if (!(thrown instanceof SandboxException)) {
                throw thrown;
            }
            command.getErr().println("trunkline: " + thrown.getMessage());
            return 1;
        });
    }
}
