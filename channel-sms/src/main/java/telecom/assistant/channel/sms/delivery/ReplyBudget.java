package telecom.assistant.channel.sms.delivery;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import telecom.assistant.channel.Language;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.text.Segmentation;
import telecom.assistant.channel.sms.text.TextFormat;

/**
 * Limits how many messages one of the assistant's replies may cost. A longer reply is cut at the end of a sentence or,
 * failing that, of a word, and then points to the app for the rest. The same reply is always cut in the same way.
 */
final class ReplyBudget {

    private static final String CUT_OFF = "…";

    private final int messages;
    private final SmsConfig.BilingualText rest;

    ReplyBudget(SmsConfig.Outbound config, SmsConfig.Answers wording) {
        this.messages = config.budget();
        this.rest = wording.rest();
    }

    /** The reply, cut if it is over the budget. */
    String fit(String reply, String language, TextFormat format) {
        if (fits(reply, format)) {
            return reply;
        }
        String ending = '\n' + (Language.ENGLISH.equals(language) ? rest.en() : rest.ko());
        Locale locale = Locale.forLanguageTag(language == null ? Language.KOREAN : language);
        return longest(boundaries(BreakIterator.getSentenceInstance(locale), reply), reply, ending, format)
                .or(() -> longest(spaces(reply), reply, CUT_OFF + ending, format))
                .or(() -> longest(
                        boundaries(BreakIterator.getCharacterInstance(locale), reply), reply, CUT_OFF + ending, format))
                .orElse(reply);
    }

    /** Whether a reply is within the budget. */
    boolean fits(String reply, TextFormat format) {
        return Segmentation.of(reply, format).messages() <= messages;
    }

    /** The longest beginning of the reply that ends at one of these places and fits together with the ending. */
    private Optional<String> longest(IntStream places, String reply, String ending, TextFormat format) {
        return places.mapToObj(place -> reply.substring(0, place).stripTrailing() + ending)
                .takeWhile(cut -> fits(cut, format))
                .reduce((shorter, longer) -> longer);
    }

    private static IntStream boundaries(BreakIterator iterator, String reply) {
        iterator.setText(reply);
        iterator.first();
        return IntStream.generate(iterator::next).takeWhile(place -> place != BreakIterator.DONE);
    }

    private static IntStream spaces(String reply) {
        return IntStream.range(1, reply.length()).filter(place -> Character.isWhitespace(reply.charAt(place)));
    }
}
