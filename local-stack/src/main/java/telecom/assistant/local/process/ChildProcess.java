package telecom.assistant.local.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A process that writes to a log file and whose standard input is a pipe from this one. When this process ends, however
 * it ends, the pipe closes and the child ends, too (see {@link ParentPipe}). The child ignores the terminal's
 * interrupt: Ctrl-C reaches only the parent, which shuts its children down in an orderly way.
 */
public final class ChildProcess {
    private static final Duration POLL = Duration.ofMillis(50);

    private final String name;
    private final Path log;
    private final Process process;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** Starts {@code command}; its output is appended to {@code log}. */
    public static ChildProcess start(String name, List<String> command, Map<String, String> environment, Path log) {
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", name));
        line.addAll(command);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return new ChildProcess(name, log, builder.start());
        } catch (IOException e) {
            throw new StackFailure(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** Starts the {@code main} of a class on this process's own class path. */
    public static ChildProcess startJava(
            String name, Class<?> main, List<String> jvmOptions, List<String> arguments, Path log) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return start(name, command, Map.of(), log);
    }

    /** The {@code java} that runs this process. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Returns when {@code ready} holds; fails with the log's tail when the process ends first or the limit passes. */
    public void awaitReady(BooleanSupplier ready, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (awaitExit(POLL)) {
                throw new StackFailure(name + " ended with status " + process.exitValue() + "; " + LogTail.of(log));
            }
            if (System.nanoTime() > deadline) {
                throw new StackFailure(name + " was not ready within " + limit.toSeconds() + " s; " + LogTail.of(log));
            }
        }
    }

    /** Waits at most {@code limit} for the process to end; returns whether it has. */
    public boolean awaitExit(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while waiting for " + name, e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The exit status; known only once the process has ended. */
    public int exitStatus() {
        return process.exitValue();
    }

    public Path log() {
        return log;
    }

    /** Ends the process as {@code kill -9} does and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        if (!awaitExit(Duration.ofSeconds(10))) {
            throw new StackFailure(name + " (pid " + pid() + ") survived SIGKILL");
        }
    }

    /** Closes the pipe, so that the process shuts down in an orderly way; kills it after {@code grace}. */
    public void release(Duration grace) {
        try (OutputStream pipe = process.getOutputStream()) {
            pipe.flush();
        } catch (IOException alreadyGone) {
            // The child closed its end first, so it is ending already.
        }
        killAfter(grace);
    }

    /** Asks the process to end (SIGTERM); kills it after {@code grace}. */
    public void terminate(Duration grace) {
        process.destroy();
        killAfter(grace);
    }

    private void killAfter(Duration grace) {
        if (!awaitExit(grace)) {
            kill();
        }
    }

    /** Deletes a ready file that an earlier run left; call it before starting the process that writes the file. */
    public static void forget(Path readyFile) {
        try {
            Files.deleteIfExists(readyFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
