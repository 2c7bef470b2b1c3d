package telecom.assistant.model;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The server from npm in {@code src/test/node/server.mjs}, in a process of its own. Without Node its tests are skipped,
 * except in continuous integration, where they fail.
 */
final class ForeignServer implements AutoCloseable {

    private static final Path HOME = Path.of("src", "test", "node");
    private static final Path PACKAGES = HOME.resolve("node_modules/.package-lock.json");
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final int port;

    ForeignServer() throws IOException, InterruptedException {
        install();
        process = new ProcessBuilder("node", "server.mjs")
                .directory(HOME.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        port = CompletableFuture.supplyAsync(this::readPort)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + port + "/v1";
    }

    private int readPort() {
        try {
            BufferedReader reader = process.inputReader();
            return Integer.parseInt(reader.readLine().replace("port ", ""));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
    }

    private static void install() throws IOException, InterruptedException {
        Optional<String> lacking = lacking();
        if (lacking.isEmpty()) {
            return;
        }
        if ("true".equals(System.getenv("CI"))) {
            fail("continuous integration must not skip the server that runs under Node: " + lacking.get());
        }
        abort("skipped without a server that runs under Node: " + lacking.get());
    }

    /** What the server lacks, after an attempt to install it. */
    private static Optional<String> lacking() throws IOException, InterruptedException {
        try {
            if (run("node", "-e", "process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)") != 0) {
                return Optional.of("Node 20 or newer is needed");
            }
            return isInstalled() || run("npm", "ci", "--include=dev") == 0
                    ? Optional.empty()
                    : Optional.of("npm ci has failed in " + HOME);
        } catch (IOException absent) {
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
