package dev.trunkline.messaging.it;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What our code and what it uses writes to the log. */
final class LogCapture extends Handler {

    /** Message and stack trace. */
    private static final Formatter FORMAT = new PatternFormatter("%s%e");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogCapture() {}

    static List<String> during(Runnable work) {
        var capture = new LogCapture();
        var root = Logger.getLogger("");
        root.addHandler(capture);
        try {
            work.run();
        } finally {
            root.removeHandler(capture);
        }
        return List.copyOf(capture.lines);
    }

    @Override
    public void publish(LogRecord logged) {
        if (logged.getLevel().intValue() < Level.INFO.intValue()) {
            return;
        }
        lines.add(FORMAT.format(logged));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
