package telecom.assistant.channel.faultinjection;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What a process does to itself at a stop point that is armed. */
public enum StopAction {
    /** Stops as by SIGSTOP, until somebody else resumes it. */
    STOP {
        @Override
        void carryOut() {
            try {
                Process kill = new ProcessBuilder(
                                "kill",
                                "-STOP",
                                Long.toString(ProcessHandle.current().pid()))
                        .start();
                if (kill.waitFor() != 0) {
                    throw new IllegalStateException("kill -STOP failed");
                }
            } catch (IOException e) {
                throw new UncheckedIOException("kill cannot be run", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    },
    /** Dies at once: nothing is flushed, and no shutdown hook runs. */
    KILL {
        @Override
        void carryOut() {
            Runtime.getRuntime().halt(KILLED);
        }
    };

    /** The status that a shell reports of a process that was ended by SIGKILL. */
    private static final int KILLED = 137;

    abstract void carryOut();
}
