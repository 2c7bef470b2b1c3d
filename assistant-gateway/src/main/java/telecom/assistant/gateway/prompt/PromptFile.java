package telecom.assistant.gateway.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The operator's instructions to the model: resources named {@code prompts/<name>.txt}, beside application.properties.
 */
public final class PromptFile {

    private PromptFile() {}

    /** @throws IllegalStateException if there is no such file */
    public static String read(String name) {
        String path = "prompts/" + name + ".txt";
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("resource: no " + path + " (expected: beside application.properties)");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
