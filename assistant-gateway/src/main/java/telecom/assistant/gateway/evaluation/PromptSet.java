package telecom.assistant.gateway.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import telecom.assistant.channel.Channel;

/**
 * The system prompts under which a candidate answers.
 *
 * @param systems by channel; for any other channel the deployment's own is used
 */
record PromptSet(String name, Map<Channel, String> systems) {

    /** The deployment's own. */
    static final PromptSet CURRENT = new PromptSet("current", Map.of());

    PromptSet {
        systems = Map.copyOf(systems);
    }

    Optional<String> system(Channel channel) {
        return Optional.ofNullable(systems.get(channel));
    }

    /**
     * The prompts in a directory of the deployment, {@code prompts/<name>/<channel>.txt} beside application.properties;
     * empty if there are none. Reads files.
     */
    static Optional<PromptSet> in(String directory) {
        Map<Channel, String> systems = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            read("prompts/" + directory + "/" + channel.label() + ".txt").ifPresent(text -> systems.put(channel, text));
        }
        return systems.isEmpty() ? Optional.empty() : Optional.of(new PromptSet(directory, systems));
    }

    private static Optional<String> read(String path) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
