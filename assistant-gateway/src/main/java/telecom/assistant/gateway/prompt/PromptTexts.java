package telecom.assistant.gateway.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import telecom.assistant.channel.Channel;
import telecom.assistant.gateway.tokens.Characters;
import telecom.assistant.store.conversation.Summary;

/** The words of the operator to the model: resources, {@code prompts/<name>.txt}, beside application.properties. */
final class PromptTexts {

    private static final String SUMMARY = "{summary}";

    private final Map<Channel, String> replies =
            Arrays.stream(Channel.values()).collect(Collectors.toMap(Function.identity(), c -> read(c.label())));
    private final String suggestions = read("suggestions");
    private final String earlier = read("earlier");
    private final String summary = read("summary");

    String reply(Channel channel) {
        return replies.get(channel);
    }

    String suggestions() {
        return suggestions;
    }

    /** How the model is told to sum up. */
    String summary(int tokens) {
        return summary.replace("{tokens}", Integer.toString(tokens));
    }

    /** A system prompt with the summary; one message, because chat templates refuse a second one of the system. */
    String with(String system, String summarized) {
        return system + "\n\n" + earlier.replace(SUMMARY, summarized);
    }

    /** The longest of the system prompts under which a conversation is shown. */
    Characters longest() {
        return replies.values().stream()
                .map(Characters::ofMessage)
                .reduce(Characters.ofMessage(suggestions), Characters::orLonger);
    }

    /** What a summary adds to a system prompt. */
    Characters added(Summary added) {
        return added == null ? Characters.NONE : Characters.of(earlier).plus(Characters.of(added.text()));
    }

    private static String read(String name) {
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
