package telecom.assistant.gateway.prompt;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import telecom.assistant.channel.Channel;
import telecom.assistant.conversation.ChannelProfiles;
import telecom.assistant.conversation.Summary;
import telecom.assistant.model.Characters;

/**
 * The operator's instructions to the model.
 *
 * @param replies the system prompt of each channel
 * @param earlier what introduces a summary
 * @param effort the instruction to judge how hard a turn is
 */
record PromptTexts(Map<Channel, String> replies, String suggestions, String earlier, String summary, String effort) {

    /** @param values stand for their names in the system prompts */
    static PromptTexts read(ChannelProfiles channels, Map<String, String> values) {
        Map<Channel, String> replies = channels.channels().stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        channel -> filled(PromptFile.read(channels.of(channel).prompt()), values)));
        return new PromptTexts(
                replies,
                PromptFile.read("suggestions"),
                PromptFile.read("earlier"),
                PromptFile.read("summary"),
                PromptFile.read("effort"));
    }

    private static String filled(String prompt, Map<String, String> values) {
        String filled = prompt;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace('{' + value.getKey() + '}', value.getValue());
        }
        return filled;
    }

    String reply(Channel channel) {
        return replies.get(channel);
    }

    /** The instruction to summarise. */
    String summary(int tokens) {
        return summary.replace("{tokens}", Integer.toString(tokens));
    }

    /**
     * A system prompt with the summary in it; they are one message, because chat templates refuse a second system
     * message.
     */
    String with(String system, String summarized) {
        return system + "\n\n" + earlier.replace("{summary}", summarized);
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
