package telecom.assistant.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Streams as servers write them, and what many tests need to read them. */
public final class Streams {

    private Streams() {}

    public static String recorded(String name) {
        try (InputStream in = Streams.class.getResourceAsStream("/streams/" + name + ".sse")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static String event(String content) {
        return "data: {\"choices\":[{\"delta\":{\"content\":\"" + content + "\"}}]}\n\n";
    }

    public static final String STOP = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    public static final String DONE = "data: [DONE]\n\n";

    public static String text(List<ModelChunk> chunks) {
        return chunks.stream()
                .filter(ModelChunk.Content.class::isInstance)
                .map(chunk -> ((ModelChunk.Content) chunk).text())
                .collect(Collectors.joining());
    }

    public static ModelRequest question() {
        return ModelRequest.of(Purpose.REPLY, List.of(ChatMessage.user("How much is my bill?")));
    }
}
