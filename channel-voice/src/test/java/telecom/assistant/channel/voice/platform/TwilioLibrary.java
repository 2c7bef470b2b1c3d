package telecom.assistant.channel.voice.platform;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs Twilio's own library for Node, to compare our output with its output. Without Node, tests that use it are
 * skipped, except in continuous integration.
 */
public final class TwilioLibrary implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SOURCE = Path.of("src/test/node");
    private static final Path INSTALLED = Path.of("target/node");

    private final Process node;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    private TwilioLibrary(Process node) {
        this.node = node;
        this.questions = new BufferedWriter(new OutputStreamWriter(node.getOutputStream(), StandardCharsets.UTF_8));
        this.answers = new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts the library, and installs it the first time. */
    public static TwilioLibrary start() throws IOException, InterruptedException {
        if (!succeeds(Path.of("."), "npm", "--version")) {
            if ("true".equals(System.getenv("CI"))) {
                fail("no npm, and continuous integration must not skip this test: install Node 20 or newer");
            }
            abort("no npm: install Node 20 or newer to run this test");
        }
        Files.createDirectories(INSTALLED);
        for (String file : List.of("package.json", "package-lock.json", ".npmrc", "check.mjs")) {
            Files.copy(SOURCE.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.isDirectory(INSTALLED.resolve("node_modules/twilio"))
                && !succeeds(INSTALLED, "npm", "ci", "--include=dev")) {
            fail("npm ci failed in " + INSTALLED);
        }
        return new TwilioLibrary(new ProcessBuilder("node", "check.mjs")
                .directory(INSTALLED.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Returns the library's answer to a question; see {@code check.mjs}. */
    public JsonNode ask(Map<String, ?> question) {
        try {
            questions.write(JSON.writeValueAsString(question));
            questions.newLine();
            questions.flush();
            return JSON.readTree(answers.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean succeeds(Path folder, String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(3, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        node.destroy();
    }
}
