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
 * The most messages that a reply of the assistant may cost. A longer reply is cut behind a sentence, or else behind a
 * word, and ends by saying that the app has the rest. The same reply is always cut in the same way.
 */
final class ReplyBudget {

    private static final String CUT_OFF = "…";

    private final int messages;
    private final SmsConfig.InBothLanguages rest;

    ReplyBudget(SmsConfig.Outbound config, SmsConfig.Answers words) {
        this.messages = config.budget();
        this.rest = words.rest();
    }

    /** What of a reply is sent. */
    String fit(String reply, String language, TextFormat format) {
        if (fits(reply, format)) {
            return reply;
        }
        String end = '\n' + (Language.ENGLISH.equals(language) ? rest.en() : rest.ko());
        Locale locale = Locale.forLanguageTag(language == null ? Language.KOREAN : language);
        return longest(boundaries(BreakIterator.getSentenceInstance(locale), reply), reply, end, format)
                .or(() -> longest(spaces(reply), reply, CUT_OFF + end, format))
                .or(() -> longest(
                        boundaries(BreakIterator.getCharacterInstance(locale), reply), reply, CUT_OFF + end, format))
                .orElse(reply);
    }

    /** Whether a reply is within the budget. */
    boolean fits(String reply, TextFormat format) {
        return Segmentation.of(reply, format).messages() <= messages;
    }

    /** The longest beginning that ends at one of these places and fits together with the end. */
    private Optional<String> longest(IntStream places, String reply, String end, TextFormat format) {
        return places.mapToObj(place -> reply.substring(0, place).stripTrailing() + end)
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
