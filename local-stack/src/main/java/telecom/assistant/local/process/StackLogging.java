package telecom.assistant.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * The log configuration of all processes of the stack: warnings and errors only, on one line each, never on the
 * terminal.
 */
public final class StackLogging {
    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final String FORMAT = "%1$tF %1$tT.%1$tL %4$-7s %3$s: %5$s%6$s%n";

    // A logger that nothing refers to may be garbage-collected, and its configuration with it.
    private static final Logger ROOT = Logger.getLogger("");

    private StackLogging() {}

    /** Logs to standard error: for a child process, whose error stream already goes to its log file. */
    public static void toStandardError() {
        use(new ConsoleHandler());
    }

    /** Logs to a file: for the process that owns the terminal. */
    public static void toFile(Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            use(new FileHandler(log.toString(), MAX_BYTES, 1, true));
        } catch (IOException e) {
            throw new StackFailure("the log " + log + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static void use(Handler handler) {
        System.setProperty("java.util.logging.SimpleFormatter.format", FORMAT);
        for (Handler old : ROOT.getHandlers()) {
            ROOT.removeHandler(old);
        }
        handler.setFormatter(new SimpleFormatter());
        handler.setLevel(Level.WARNING);
        ROOT.addHandler(handler);
        ROOT.setLevel(Level.WARNING);
    }
}
