package telecom.assistant.gateway.prompt;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import telecom.assistant.channel.Channel;
import telecom.assistant.conversation.ChannelProfiles;
import telecom.assistant.conversation.Summary;
import telecom.assistant.model.tokens.Characters;

/** The operator's instructions to the model. */
final class PromptTexts {

    private static final String SUMMARY = "{summary}";

    private final Map<Channel, String> replies;
    private final String suggestions = PromptFile.read("suggestions");
    private final String earlier = PromptFile.read("earlier");
    private final String summary = PromptFile.read("summary");
    private final String effort = PromptFile.read("effort");

    /** Reads the system prompt of each channel. */
    PromptTexts(ChannelProfiles channels) {
        replies = channels.channels().stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        channel -> PromptFile.read(channels.of(channel).prompt())));
    }

    String reply(Channel channel) {
        return replies.get(channel);
    }

    String suggestions() {
        return suggestions;
    }

    /** The instruction to summarise. */
    String summary(int tokens) {
        return summary.replace("{tokens}", Integer.toString(tokens));
    }

    /** The instruction to judge how hard a turn is. */
    String effort() {
        return effort;
    }

    /**
     * A system prompt with the summary in it; they are one message, because chat templates refuse a second system
     * message.
     */
    String with(String system, String summarized) {
        return system + "\n\n" + earlier.replace(SUMMARY, summarized);
    }

    /** The length of the longest system prompt under which a conversation is shown. */
    Characters longest() {
        return replies.values().stream()
                .map(Characters::ofMessage)
                .reduce(Characters.ofMessage(suggestions), Characters::orLonger);
    }

    /** How much a summary adds to a system prompt. */
    Characters added(Summary added) {
        return added == null ? Characters.NONE : Characters.of(earlier).plus(Characters.of(added.text()));
    }
}
