package telecom.assistant.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * The child's end of the pipe that {@link ChildProcess} holds open. When the pipe closes, because the parent closed it
 * or died, this process shuts down in an orderly way, or halts if that takes too long.
 */
public final class ParentPipe {
    private static final Duration ORDERLY_EXIT_LIMIT = Duration.ofSeconds(10);

    private ParentPipe() {}

    /** Starts watching standard input, and exits when it ends. */
    public static void watch() {
        daemon("parent-pipe", ParentPipe::exitAtEndOfInput);
    }

    private static void exitAtEndOfInput() {
        try {
            InputStream parent = System.in;
            while (parent.read() >= 0) {
                // Nothing is ever written to the pipe; only its end has a meaning.
            }
        } catch (IOException closed) {
            // A broken pipe means the same as its end.
        }
        daemon("parent-pipe-halt", ParentPipe::haltWhenLate);
        System.exit(0);
    }

    private static void haltWhenLate() {
        try {
            Thread.sleep(ORDERLY_EXIT_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
