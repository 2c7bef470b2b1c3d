package telecom.assistant.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A tiny shell script that waits until this process closes its pipe and then signals another process, so that even a
 * program which does not watch such a pipe does not outlive this process.
 */
public final class Watchdog {
    private final ChildProcess shell;

    private Watchdog(ChildProcess shell) {
        this.shell = shell;
    }

    /** Sends {@code signal} (such as QUIT) to {@code pid} once this process is gone, and resumes it if it is stopped. */
    public static Watchdog over(long pid, String signal, Path log) {
        // A stopped process does not act on the signal until it is resumed.
        String script = "trap '' TERM HUP; read -r end; kill -%s %d; kill -CONT %d".formatted(signal, pid, pid);
        return new Watchdog(ChildProcess.start("watchdog", List.of("/bin/sh", "-c", script), Map.of(), log));
    }

    /**
     * Stops watching. Call it before the watched process is ended on purpose: its id may soon belong to another
     * process.
     */
    public void dismiss() {
        shell.kill();
    }
}
