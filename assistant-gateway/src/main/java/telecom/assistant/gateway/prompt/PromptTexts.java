package telecom.assistant.gateway.prompt;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import telecom.assistant.channel.Channel;
import telecom.assistant.conversation.ChannelProfiles;
import telecom.assistant.conversation.Summary;
import telecom.assistant.model.Characters;

/**
 * The operator's instructions to the model. All channels share one system prompt, which says how to answer on each, so
 * that a conversation that moves to another channel keeps its prefix in the tier's cache.
 *
 * @param assistant the system prompt for replies
 * @param suggestions the system prompt for suggestions to agents
 * @param earlier the text that introduces a summary
 * @param summary the instruction to summarise
 * @param effort the instruction to judge how hard a turn is
 */
record PromptTexts(String assistant, String suggestions, String earlier, String summary, String effort) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);

    /** @param values the values that replace their names in braces in the channels' parts of the system prompt */
    static PromptTexts read(ChannelProfiles channels, Map<String, String> values) {
        String forms = channels.channels().stream()
                .sorted(Comparator.comparing(Channel::label))
                .map(channel -> PromptFile.read(channels.of(channel).prompt()).replace("{channel}", channel.label()))
                .map(form -> filled(form, values))
                .collect(Collectors.joining("\n"));
        return new PromptTexts(
                PromptFile.read("assistant").replace("{channels}", forms),
                PromptFile.read("suggestions"),
                PromptFile.read("earlier"),
                PromptFile.read("summary"),
                PromptFile.read("effort"));
    }

    private static String filled(String form, Map<String, String> values) {
        String filled = form;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace('{' + value.getKey() + '}', value.getValue());
        }
        return filled;
    }

    /** The system prompt for replies, with the date in it. */
    String assistantOn(LocalDate today, ZoneId zone) {
        return dated(assistant, today, zone);
    }

    /** The system prompt for suggestions to an agent, with the date in it. */
    String suggestionsOn(LocalDate today, ZoneId zone) {
        return dated(suggestions, today, zone);
    }

    private static String dated(String prompt, LocalDate today, ZoneId zone) {
        return prompt.replace("{today}", DAY.format(today)).replace("{zone}", zone.getId());
    }

    /** The instruction to summarise in at most this many tokens. */
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
        return Characters.ofMessage(assistant).orLonger(Characters.ofMessage(suggestions));
    }

    /** How much a summary adds to a system prompt. */
    Characters added(Summary added) {
        return added == null ? Characters.NONE : Characters.of(earlier).plus(Characters.of(added.text()));
    }
}
