package telecom.assistant.gateway.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The operator's instructions to the model: resources named {@code prompts/<name>.txt}, beside application.properties.
 */
public final class PromptFile {

    private PromptFile() {}

    /**
     * Reads a file.
     *
     * @throws IllegalStateException if there is no such file
     */
    public static String read(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException(
                        "resource: no " + path(name) + " (expected: beside application.properties)"));
    }

    /** Reads a file; empty if there is no such file. */
    public static Optional<String> find(String name) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(path(name))) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(String name) {
        return "prompts/" + name + ".txt";
    }
}
