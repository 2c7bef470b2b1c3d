package telecom.assistant.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import telecom.assistant.local.process.StackFailure;

/** The server process of a data directory, found by its pid file, no matter who started it. */
record Postmaster(Path data) {
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    Optional<ProcessHandle> process() {
        return writtenPid().flatMap(ProcessHandle::of).filter(Postmaster::isPostgres);
    }

    /**
     * Checks the program, because the pid in a file that a dead server left behind may belong to another process by
     * now.
     */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("/postgres"))
                .orElse(false);
    }

    private Optional<Long> writtenPid() {
        try {
            return Files.readAllLines(data.resolve("postmaster.pid")).stream()
                    .findFirst()
                    .map(line -> Long.parseLong(line.strip()));
        } catch (IOException notRunning) {
            return Optional.empty();
        }
    }

    /**
     * Kills the server if it is running. Returns once its workers have ended, too, and have released the shared memory.
     */
    void kill() {
        process().ifPresent(Postmaster::kill);
    }

    private static void kill(ProcessHandle server) {
        List<CompletableFuture<ProcessHandle>> workers =
                server.descendants().map(ProcessHandle::onExit).toList();
        server.destroyForcibly();
        try {
            CompletableFuture.allOf(workers.toArray(CompletableFuture[]::new))
                    .thenCombine(server.onExit(), (workersGone, serverGone) -> serverGone)
                    .get(KILL_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while waiting for PostgreSQL to end", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new StackFailure("PostgreSQL (pid " + server.pid() + ") survived SIGKILL", e);
        }
    }
}
