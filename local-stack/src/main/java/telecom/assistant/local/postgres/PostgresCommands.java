package telecom.assistant.local.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import telecom.assistant.local.process.LogTail;
import telecom.assistant.local.process.StackFailure;

/** Runs PostgreSQL's programs, each with a time limit; their output goes to one log file. */
final class PostgresCommands {
    private final Path binaries;
    private final Path log;
    private final List<String> prefix;

    PostgresCommands(Path binaries, Path log) {
        this.binaries = binaries;
        this.log = log;
        this.prefix = prefix();
    }

    /** PostgreSQL refuses to run as root, but runs in a user namespace in which root counts as an ordinary user. */
    private static List<String> prefix() {
        boolean superuser = "root".equals(System.getProperty("user.name"));
        boolean namespaces = Files.isExecutable(Path.of("/usr/bin/unshare"));
        return superuser && namespaces ? List.of("/usr/bin/unshare", "-U") : List.of();
    }

    void run(Duration limit, String program, String... arguments) {
        runWithInput("", limit, program, arguments);
    }

    void runWithInput(String input, Duration limit, String program, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            int status = await(start(command, input), limit);
            if (status != 0) {
                throw new StackFailure(program + " ended with status " + status + "; " + LogTail.of(log));
            }
        } catch (IOException e) {
            throw new StackFailure(program + " cannot be run: " + e.getMessage(), e);
        }
    }

    private Process start(List<String> command, String input) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return process;
    }

    private int await(Process process, Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new StackFailure("PostgreSQL took longer than " + limit.toSeconds() + " s; " + LogTail.of(log));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while waiting for PostgreSQL", e);
        }
    }
}
