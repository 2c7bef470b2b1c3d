package telecom.assistant.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * The child's end of the pipe that {@link ChildProcess} holds. When the pipe closes, because the parent let go or died,
 * the process ends in order; when that takes too long, it halts.
 */
public final class Leash {
    private static final Duration ORDERLY = Duration.ofSeconds(10);

    private Leash() {}

    /** Watches standard input until its end. */
    public static void hold() {
        daemon("leash", Leash::exitAtEndOfInput);
    }

    private static void exitAtEndOfInput() {
        try {
            InputStream parent = System.in;
            while (parent.read() >= 0) {
                // Nothing is ever said on the leash; only its end means something.
            }
        } catch (IOException closed) {
            // A broken pipe says the same as its end.
        }
        daemon("leash-halt", Leash::haltWhenLate);
        System.exit(0);
    }

    private static void haltWhenLate() {
        try {
            Thread.sleep(ORDERLY.toMillis());
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
