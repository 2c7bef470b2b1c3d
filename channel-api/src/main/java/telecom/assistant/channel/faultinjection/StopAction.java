package telecom.assistant.channel.faultinjection;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What a process does to itself at an armed stop point. */
public enum StopAction {
    /** Suspends itself with SIGSTOP, until another process resumes it. */
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
    /** Dies at once, without flushing anything or running shutdown hooks. */
    KILL {
        @Override
        void carryOut() {
            Runtime.getRuntime().halt(KILLED);
        }
    };

    /** The exit status that a shell reports for a process killed by SIGKILL. */
    private static final int KILLED = 137;

    abstract void carryOut();
}
