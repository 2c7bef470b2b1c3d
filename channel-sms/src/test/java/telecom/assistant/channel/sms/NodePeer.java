package telecom.assistant.channel.sms;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A script in {@code src/test/node} that runs under Node and exchanges lines with a test. Without Node, its tests are
 * skipped, except in continuous integration, where they fail.
 */
public final class NodePeer implements AutoCloseable {

    private static final Path HOME = Path.of("src", "test", "node");
    private static final Path PACKAGES = HOME.resolve("node_modules/.package-lock.json");

    private final Process process;
    private final Writer commands;

    /** @param lines gets each line that the script writes, one after another */
    public NodePeer(String script, Consumer<String> lines) throws IOException, InterruptedException {
        install();
        process = new ProcessBuilder("node", script)
                .directory(HOME.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        commands = process.outputWriter();
        Thread reader = new Thread(() -> read(lines), "node-" + script);
        reader.setDaemon(true);
        reader.start();
    }

    /** Sends a line of fields to the script. */
    public synchronized void send(Object... fields) throws IOException {
        StringBuilder line = new StringBuilder();
        for (Object field : fields) {
            line.append(line.length() == 0 ? "" : " ").append(field);
        }
        commands.write(line.append('\n').toString());
        commands.flush();
    }

    @Override
    public void close() throws IOException {
        commands.close();
        process.destroy();
    }

    private void read(Consumer<String> lines) {
        try (BufferedReader reader = process.inputReader()) {
            reader.lines().forEach(lines);
        } catch (IOException | UncheckedIOException e) {
            // The script has ended.
        }
    }

    private static synchronized void install() throws IOException, InterruptedException {
        Optional<String> problem = installationProblem();
        if (problem.isEmpty()) {
            return;
        }
        if ("true".equals(System.getenv("CI"))) {
            fail("continuous integration must not skip the tests that need Node: " + problem.get());
        }
        abort("skipped, because the test needs Node: " + problem.get());
    }

    /**
     * Installs the packages of the scripts if necessary, and returns what prevents them from running; empty if nothing
     * does.
     */
    private static Optional<String> installationProblem() throws IOException, InterruptedException {
        try {
            if (run("node", "-e", "process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)") != 0) {
                return Optional.of("Node 20 or newer is needed");
            }
            if (isInstalled() || run("npm", "ci", "--include=dev") == 0) {
                return Optional.empty();
            }
            return Optional.of("npm ci failed in " + HOME);
        } catch (IOException e) {
            return Optional.of("install Node 20 or newer with npm");
        }
    }

    private static boolean isInstalled() throws IOException {
        return Files.exists(PACKAGES)
                && Files.getLastModifiedTime(PACKAGES)
                                .compareTo(Files.getLastModifiedTime(HOME.resolve("package-lock.json")))
                        >= 0;
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(3, TimeUnit.MINUTES) ? process.exitValue() : -1;
    }
}
