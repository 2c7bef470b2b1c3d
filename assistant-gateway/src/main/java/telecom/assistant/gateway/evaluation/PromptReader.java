package telecom.assistant.gateway.evaluation;

import static telecom.assistant.gateway.evaluation.RequestReader.expect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import telecom.assistant.channel.Channel;
import telecom.assistant.gateway.admin.Problem;

/** Reads which prompts to try, each given as the name of a directory, or as texts for some of the channels. */
final class PromptReader {

    private static final Pattern DIRECTORY = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int LONGEST_NAME = 40;

    private final int longest;
    private final List<Channel> channels;

    /** @param longest the longest text, in characters */
    PromptReader(int longest, List<Channel> channels) {
        this.channels = channels;
        this.longest = longest;
    }

    /**
     * @param given one prompt set or a list of them; if it is missing or null, the deployment's own prompts are used
     */
    List<PromptSet> read(JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            return List.of(PromptSet.CURRENT);
        }
        List<JsonNode> entries = new ArrayList<>();
        (given.isArray() ? given : JsonNodeFactory.instance.arrayNode().add(given)).forEach(entries::add);
        expect(!entries.isEmpty(), "prompts: none", "one or a list");
        List<PromptSet> prompts = new ArrayList<>();
        for (JsonNode entry : entries) {
            PromptSet read =
                    entry.isTextual() ? named(entry.asText()) : written(entry, "prompt-" + (prompts.size() + 1));
            boolean isNew = prompts.stream().noneMatch(other -> other.name().equals(read.name()));
            expect(isNew, "prompts: the same name twice", "a name of its own for each");
            prompts.add(read);
        }
        return prompts;
    }

    private PromptSet named(String name) {
        if (name.equals(PromptSet.CURRENT.name())) {
            return PromptSet.CURRENT;
        }
        Optional<PromptSet> found =
                DIRECTORY.matcher(name).matches() ? PromptSet.inDirectory(name, channels) : Optional.empty();
        return found.orElseThrow(
                () -> Problem.badRequest(
                        "prompts: no such prompts (expected: current, or a directory below prompts with a file for a channel)"));
    }

    private PromptSet written(JsonNode given, String defaultName) {
        expect(given.isObject(), "prompts: not understood", "a name, or an object with a text for a channel");
        String name = defaultName;
        Map<Channel, String> systems = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : given.properties()) {
            String text = field.getValue().asText().strip();
            if (field.getKey().equals("name")) {
                boolean fits = !text.isEmpty() && text.length() <= LONGEST_NAME;
                expect(
                        fits && !text.equals(PromptSet.CURRENT.name()),
                        "prompts: unusable name",
                        "1 to 40 characters, not current");
                name = text;
            } else {
                boolean fits = field.getValue().isTextual() && !text.isEmpty() && text.length() <= longest;
                expect(fits, "prompts: unusable text", "1 to " + longest + " characters");
                systems.put(channel(field.getKey()), text);
            }
        }
        expect(!systems.isEmpty(), "prompts: no text", "one for at least one of " + channels);
        return new PromptSet(name, systems);
    }

    private Channel channel(String label) {
        return channels.stream()
                .filter(channel -> channel.label().equals(label))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest("prompts: unknown channel (expected: one of " + channels + ")"));
    }
}
