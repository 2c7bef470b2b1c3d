package telecom.assistant.benchmarks.compare;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import telecom.assistant.local.process.ChildProcess;
import telecom.assistant.local.process.LogTail;
import telecom.assistant.local.process.StackFailure;
import telecom.assistant.local.process.Watchdog;

/** Runs programs until they end. If this process ends first, they are terminated, too. */
record Commands(Path log) {

    /**
     * Runs a program until it ends. Fails with the last lines of the log if the program exceeds the limit or its exit
     * status is not 0.
     */
    void run(Duration limit, List<String> command) {
        int status = status(ChildProcess.start(command.get(0), command, Map.of(), log), command.get(0), limit);
        if (status != 0) {
            throw new StackFailure(String.join(" ", command) + " ended with status " + status + "; " + LogTail.of(log));
        }
    }

    /** Waits until a program that has been started ends, and returns its exit status. */
    int status(ChildProcess process, String name, Duration limit) {
        Watchdog watchdog = Watchdog.over(process.pid(), "TERM", log);
        try {
            if (!process.awaitExit(limit)) {
                process.kill();
                throw new StackFailure(name + " did not end within " + limit.toMinutes() + " min; " + LogTail.of(log));
            }
            return process.exitStatus();
        } finally {
            watchdog.dismiss();
        }
    }
}
