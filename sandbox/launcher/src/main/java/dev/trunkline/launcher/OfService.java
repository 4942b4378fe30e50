package dev.trunkline.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that concerns one service. */
abstract class OfService implements Callable<Integer> {

    @Mixin
    final GatewayAccess access = new GatewayAccess();

    @Parameters(index = "0", paramLabel = "SERVICE", description = JournalCommand.SERVICES)
    String service = "";

    /** The path of something in the service's journal. */
    String inJournal(String rest) {
        return JournalCommand.path(service, rest);
    }

    /** Prints an answer as it came, where that is wanted. @return whether it is */
    boolean printsJson(JsonNode answer) {
        if (access.asJson()) {
            System.out.println(answer.toPrettyString());
        }
        return access.asJson();
    }

    /** One that changes something, for a reason. */
    abstract static class WithReason extends OfService {

        @Option(names = "--why", required = true, description = "Stands in the audit log.")
        String why = "";
    }
}
