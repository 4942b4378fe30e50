package dev.trunkline.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that change a journal. */
final class JournalChanges {

    private JournalChanges() {}

    /** One change; prints what it made of the entry, lane or replay. */
    abstract static class Change extends OfService.WithReason {

        abstract String path();

        void complete(ObjectNode body) {}

        abstract String done(JsonNode answer);

        @Override
        public Integer call() {
            var gateway = access.open();
            var body = gateway.object().put("why", why);
            complete(body);
            var answer = gateway.post(inJournal(path()), body);
            if (!printsJson(answer)) {
                System.out.println(done(answer));
            }
            return 0;
        }
    }

    abstract static class OfEntry extends Change {

        private final String action;

        @Parameters(index = "1", paramLabel = "ENTRY", description = "Its id.")
        private long entry;

        /** @param action the last segment of its path */
        OfEntry(String action) {
            this.action = action;
        }

        @Override
        String path() {
            return "entries/" + entry + "/" + action;
        }

        @Override
        String done(JsonNode answer) {
            return "entry " + entry + " of lane " + Answers.text(answer, "lane") + " is now "
                    + Answers.text(answer, "state");
        }
    }

    abstract static class OfLane extends Change {

        private final String action;

        @Parameters(index = "1", paramLabel = "LANE", description = "Its key.")
        private String key = "";

        /** @param action the last segment of its path */
        OfLane(String action) {
            this.action = action;
        }

        @Override
        String path() {
            return "lane/" + action;
        }

        @Override
        void complete(ObjectNode body) {
            body.put("key", key);
        }

        @Override
        String done(JsonNode answer) {
            return "lane " + key + " is now " + Answers.text(answer, "state") + ", " + Answers.text(answer, "depth")
                    + " waiting";
        }
    }

    @Command(name = "retry", description = "Has an entry tried at once, with a fresh time limit.")
    static final class Retry extends OfEntry {

        Retry() {
            super("retry");
        }
    }

    @Command(name = "skip", description = "Passes over an entry: it will not run, its lane goes on.")
    static final class Skip extends OfEntry {

        Skip() {
            super("skip");
        }
    }

    @Command(name = "edit", description = "Replaces an entry's body and has it tried.")
    static final class Edit extends OfEntry {

        @Option(names = "--data", description = "The new body as text.")
        private @Nullable String data;

        @Option(names = "--file", description = "A file with the new body, - for standard input.")
        private @Nullable String file;

        Edit() {
            super("edit");
        }

        @Override
        void complete(ObjectNode body) {
            if ((data == null) == (file == null)) {
                throw new SandboxException("give the new body, either with --data or with --file");
            }
            if (data != null) {
                body.put("data", data);
                return;
            }
            try {
                var bytes = "-".equals(file) ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
                body.put("dataBase64", Base64.getEncoder().encodeToString(bytes));
            } catch (IOException e) {
                throw new SandboxException("could not read " + file + ": " + e.getMessage(), e);
            }
        }
    }

    @Command(name = "hold", description = "Keeps a lane from running.")
    static final class Hold extends OfLane {

        Hold() {
            super("hold");
        }
    }

    @Command(name = "release", description = "Lets a held lane run again.")
    static final class Release extends OfLane {

        Release() {
            super("release");
        }
    }

    @Command(name = "cancel", description = "Has a replay enqueue no more; what is enqueued runs.")
    static final class Cancel extends Change {

        @Parameters(index = "1", paramLabel = "REPLAY", description = "Its id.")
        private long replay;

        @Override
        String path() {
            return "replays/" + replay + "/cancel";
        }

        @Override
        String done(JsonNode answer) {
            return "replay " + replay + " is now " + Answers.text(answer, "state") + ", "
                    + Answers.text(answer, "enqueued") + " of " + Answers.text(answer, "total") + " enqueued";
        }
    }
}
