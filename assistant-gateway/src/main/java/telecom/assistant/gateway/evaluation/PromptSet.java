package telecom.assistant.gateway.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import telecom.assistant.channel.Channel;
import telecom.assistant.gateway.prompt.PromptFile;

/**
 * The system prompts under which a candidate answers.
 *
 * @param systems the system prompts by channel; for any other channel, the deployment's own prompt is used
 */
record PromptSet(String name, Map<Channel, String> systems) {

    /** The deployment's own prompts. */
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
    static Optional<PromptSet> inDirectory(String directory, List<Channel> channels) {
        Map<Channel, String> systems = new HashMap<>();
        for (Channel channel : channels) {
            PromptFile.find(directory + "/" + channel.label()).ifPresent(text -> systems.put(channel, text));
        }
        return systems.isEmpty() ? Optional.empty() : Optional.of(new PromptSet(directory, systems));
    }
}
