package telecom.assistant.gateway.prompt;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import telecom.assistant.channel.Channel;
import telecom.assistant.model.tokens.Characters;
import telecom.assistant.store.conversation.Summary;

/** The words of the operator to the model. */
final class PromptTexts {

    private static final String SUMMARY = "{summary}";

    private final Map<Channel, String> replies = Arrays.stream(Channel.values())
            .collect(Collectors.toMap(Function.identity(), c -> PromptFile.read(c.label())));
    private final String suggestions = PromptFile.read("suggestions");
    private final String earlier = PromptFile.read("earlier");
    private final String summary = PromptFile.read("summary");
    private final String effort = PromptFile.read("effort");

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

    /** How the model is told to judge how hard a turn is. */
    String effort() {
        return effort;
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
}
