package telecom.assistant.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A tiny shell that waits on its leash and then signals another process, so that a program which knows nothing of
 * leashes does not outlive this one either.
 */
public final class Watchdog {
    private final ChildProcess shell;

    private Watchdog(ChildProcess shell) {
        this.shell = shell;
    }

    /** Sends {@code signal} (such as QUIT) to {@code pid} when this process is gone, and resumes it if it is stopped. */
    public static Watchdog over(long pid, String signal, Path log) {
        // A stopped process takes the signal when it is resumed.
        String script = "trap '' TERM HUP; read -r leash; kill -%s %d; kill -CONT %d".formatted(signal, pid, pid);
        return new Watchdog(ChildProcess.start("watchdog", List.of("/bin/sh", "-c", script), Map.of(), log));
    }

    /** Before the watched process is ended on purpose: its id may soon be another's. */
    public void dismiss() {
        shell.kill();
    }
}
