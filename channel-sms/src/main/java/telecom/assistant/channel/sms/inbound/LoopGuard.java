package telecom.assistant.channel.sms.inbound;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.delivery.SmsMeters;
import telecom.assistant.store.sms.InboundText;
import telecom.assistant.store.sms.InboundTexts;

/**
 * Ends loops with machines that answer each of our texts, such as an out-of-office reply: of texts that say the same
 * within a while only the first few are answered. The last answer says how to go on, for people. Short answers such as
 * 네 or yes are exempt, because they answer different questions.
 */
final class LoopGuard {

    private static final Logger LOG = Logger.getLogger(LoopGuard.class);

    /** Longer texts are no answers to a question that a machine would have to repeat to be in a loop. */
    private static final int LONGEST_SHORT_ANSWER = 4;

    /** In longer texts numbers are the time or a reference; in shorter ones they may be what is asked about. */
    private static final int LONGEST_QUESTION = 30;

    private static final Pattern NUMBER = Pattern.compile("(?<![a-z0-9])[0-9]+(?![a-z0-9])");

    private final SmsConfig.Inbound.Loops config;
    private final InboundTexts texts;
    private final SmsMeters meters;

    LoopGuard(SmsConfig.Inbound.Loops config, InboundTexts texts, SmsMeters meters) {
        this.config = config;
        this.texts = texts;
        this.meters = meters;
    }

    /**
     * Handles a text, unless it continues a loop.
     *
     * @param lastWord says how to go on, instead of handling the text that is the last to be answered
     */
    Uni<Void> unlessLooping(InboundText text, Supplier<Uni<Void>> handle, Supplier<Uni<Void>> lastWord) {
        String gist = gist(text.text());
        if (gist.length() <= LONGEST_SHORT_ANSWER && Keyword.of(text.text()).isEmpty()) {
            return handle.get();
        }
        return texts.saidBefore(text.subscriber(), text.id(), gist, config.window())
                .chain(before -> {
                    if (before < config.answers() - 1) {
                        return handle.get();
                    }
                    meters.received("loop");
                    LOG.infof(
                            "text in a loop not handled channel=sms leg=%s",
                            InboundEvents.route(text).leg());
                    return before == config.answers() - 1
                            ? lastWord.get()
                            : Uni.createFrom().voidItem();
                });
    }

    /** What a text says, apart from how it is written and, if it is long, from numbers. */
    static String gist(String text) {
        PlainWords words = PlainWords.of(text);
        return columns(words.joined()) <= LONGEST_QUESTION
                ? words.joined()
                : NUMBER.matcher(words.spaced()).replaceAll("").replace(" ", "");
    }

    /** How wide the text is: a Hangul syllable says as much as two Latin letters. */
    private static int columns(String text) {
        return text.chars().map(c -> c >= '\u1100' ? 2 : 1).sum();
    }
}
